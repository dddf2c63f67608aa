#nullable enable
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace EmotionRecognition.Build.Native
{
#if !WITHOUT_MSBUILD
    /// <summary>MSBuild task: lets TorchSharp's native library load on systems whose C++ library is older than that of GCC 13.</summary>
    public sealed class WeakenSymbolVersion : Microsoft.Build.Utilities.Task
    {
        /// <summary>The copy of the library in the output folder; never the one in the package cache.</summary>
        [Microsoft.Build.Framework.Required]
        public string Library { get; set; } = "";

        /// <summary>The symbol version to mark weak, such as <c>GLIBCXX_3.4.32</c>.</summary>
        [Microsoft.Build.Framework.Required]
        public string SymbolVersion { get; set; } = "";

        /// <summary>The system library that should define it, such as <c>libstdc++.so.6</c>.</summary>
        [Microsoft.Build.Framework.Required]
        public string SystemLibrary { get; set; } = "";

        /// <inheritdoc/>
        public override bool Execute()
        {
            try
            {
                if (ElfSymbolVersions.WeakenWhereMissing(Library, SymbolVersion, SystemLibrary, ElfSymbolVersions.SystemFolders()))
                {
                    Log.LogMessage(Microsoft.Build.Framework.MessageImportance.Normal, "{0}: {1} marked weak", Library, SymbolVersion);
                }
            }
            catch (InvalidDataException error)
            {
                Log.LogError(error.Message);
            }

            return !Log.HasLoggedErrors;
        }
    }
#endif

    /// <summary>Reads and marks the symbol versions required by an ELF library for x86-64 (System V gABI, LSB "Symbol Versioning").</summary>
    public static class ElfSymbolVersions
    {
        private const ushort Weak = 2;
        private const ushort X86X64 = 62;
        private const ushort IndexOfVersion = 0x7fff;
        private const uint DynamicSymbols = 11;
        private const uint RelocationsWithAddend = 4;
        private const uint VersionsNeeded = 0x6ffffffe;
        private const uint VersionOfSymbol = 0x6fffffff;

        private static readonly string[] _libraryFolders =
        {
            "/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib64", "/usr/lib64", "/usr/local/lib64", "/lib", "/usr/lib",
        };

        /// <summary>The folders in which the loader looks for libraries, in order.</summary>
        public static IEnumerable<string> SystemFolders() => (Environment.GetEnvironmentVariable("LD_LIBRARY_PATH") ?? "")
            .Split(new[] { ':' }, StringSplitOptions.RemoveEmptyEntries)
            .Concat(_libraryFolders);

        /// <summary>Calls <see cref="Weaken"/> unless the first <paramref name="systemLibrary"/> found in the folders defines the version.</summary>
        /// <returns>Whether the file was changed. If no system library is found, the version is assumed to be missing; a weak entry does no harm.</returns>
        /// <exception cref="InvalidDataException">See <see cref="Weaken"/>.</exception>
        public static bool WeakenWhereMissing(string path, string symbolVersion, string systemLibrary, IEnumerable<string> folders)
        {
            var found = folders.Select(folder => Path.Combine(folder, systemLibrary)).FirstOrDefault(File.Exists);
            var isDefined = found != null && Contains(File.ReadAllBytes(found), Encoding.ASCII.GetBytes(symbolVersion + "\0"));
            return !isDefined && Weaken(path, symbolVersion);
        }

        /// <summary>
        /// Marks the entry <paramref name="symbolVersion"/> of <c>.gnu.version_r</c> as weak, so that the loader accepts its absence.
        /// </summary>
        /// <returns>False if it was already weak, in which case the file is unchanged.</returns>
        /// <exception cref="InvalidDataException">
        /// The file is not an ELF library for x86-64, does not name the version exactly once, or relocates against a symbol of that version. The
        /// file is unchanged.
        /// </exception>
        public static bool Weaken(string path, string symbolVersion)
        {
            var image = File.ReadAllBytes(path);
            int flags;
            try
            {
                flags = FindUnusedVersionFlags(path, image, symbolVersion);
            }
            catch (Exception error) when (error is ArgumentException || error is InvalidOperationException)
            {
                throw Unexpected(path, "its tables are incomplete or point outside of the file");
            }

            var value = BitConverter.ToUInt16(image, flags);
            if ((value & Weak) != 0)
            {
                return false;
            }

            BitConverter.GetBytes((ushort)(value | Weak)).CopyTo(image, flags);
            var aside = path + ".tmp";
            File.WriteAllBytes(aside, image);
            File.Delete(path);
            File.Move(aside, path);
            return true;
        }

        /// <summary>The offset of <c>vna_flags</c> in the entry for <paramref name="symbolVersion"/>.</summary>
        private static int FindUnusedVersionFlags(string path, byte[] image, string symbolVersion)
        {
            var isExpected = image.Length > 64 && image[0] == 0x7f && image[1] == 'E' && image[2] == 'L' && image[3] == 'F'
                && image[4] == 2 && image[5] == 1 && BitConverter.ToUInt16(image, 18) == X86X64;
            if (!isExpected)
            {
                throw Unexpected(path, "it is not a 64-bit ELF file for x86-64");
            }

            var sections = Section.ReadAll(image);
            var needed = sections.SingleOrDefault(section => section.Type == VersionsNeeded)
                ?? throw Unexpected(path, "it has no section .gnu.version_r");
            var entries = NeededVersions(image, needed, sections[needed.Link]).Where(entry => entry.Name == symbolVersion).ToList();
            if (entries.Count != 1)
            {
                throw Unexpected(path, $"it names {symbolVersion} {entries.Count} times");
            }

            if (IsRelocated(image, sections, entries[0].Index))
            {
                throw Unexpected(path, $"it relocates against a symbol of {symbolVersion}");
            }

            return entries[0].FlagsOffset;
        }

        private static IEnumerable<(string Name, ushort Index, int FlagsOffset)> NeededVersions(byte[] image, Section needed, Section names)
        {
            // Elfxx_Verneed: u16 version, u16 count, u32 file, u32 aux, u32 next; Elfxx_Vernaux: u32 hash, u16 flags, u16 other, u32 name, u32 next
            for (int library = needed.Offset, next = 1; next != 0; library += next)
            {
                for (int entry = library + Forward(image, library + 8), step = 1; step != 0; entry += step)
                {
                    var name = names.Offset + (int)BitConverter.ToUInt32(image, entry + 8);
                    var end = Array.IndexOf(image, (byte)0, name);
                    yield return (Encoding.ASCII.GetString(image, name, end - name), BitConverter.ToUInt16(image, entry + 6), entry + 4);
                    step = Forward(image, entry + 12);
                }

                next = Forward(image, library + 12);
            }
        }

        /// <summary>The distance to the next entry, or 0. One that would lead backward is rejected, so that a malformed file ends the search.</summary>
        private static int Forward(byte[] image, int position)
        {
            var distance = BitConverter.ToUInt32(image, position);
            return distance <= image.Length ? (int)distance : throw new ArgumentOutOfRangeException(nameof(position));
        }

        private static bool IsRelocated(byte[] image, List<Section> sections, ushort versionIndex)
        {
            var versions = sections.Single(section => section.Type == VersionOfSymbol);
            var symbols = sections.IndexOf(sections.Single(section => section.Type == DynamicSymbols));
            return sections
                .Where(section => section.Type == RelocationsWithAddend && section.Link == symbols)
                .SelectMany(section => Enumerable.Range(0, section.Size / 24).Select(row => section.Offset + (row * 24)))
                .Select(relocation => (int)BitConverter.ToUInt32(image, relocation + 12))
                .Any(symbol => (BitConverter.ToUInt16(image, versions.Offset + (2 * symbol)) & IndexOfVersion) == versionIndex);
        }

        private static bool Contains(byte[] image, byte[] text)
        {
            for (var start = Array.IndexOf(image, text[0]); start >= 0 && start + text.Length <= image.Length; start = Array.IndexOf(image, text[0], start + 1))
            {
                if (!text.Where((value, offset) => image[start + offset] != value).Any())
                {
                    return true;
                }
            }

            return false;
        }

        private static InvalidDataException Unexpected(string path, string found) => new InvalidDataException(
            $"{path}: {found}, expected the libLibTorchSharp.so that TorchSharp ships; restore the packages again or review build/Native for the new version");

        private sealed class Section
        {
            private Section(uint type, int offset, int size, int link)
            {
                Type = type;
                Offset = offset;
                Size = size;
                Link = link;
            }

            public uint Type { get; }

            public int Offset { get; }

            public int Size { get; }

            public int Link { get; }

            public static List<Section> ReadAll(byte[] image)
            {
                var table = (int)BitConverter.ToUInt64(image, 0x28);
                int size = BitConverter.ToUInt16(image, 0x3a), count = BitConverter.ToUInt16(image, 0x3c);
                return Enumerable.Range(0, count).Select(index => table + (index * size)).Select(header => new Section(
                    BitConverter.ToUInt32(image, header + 4),
                    (int)BitConverter.ToUInt64(image, header + 24),
                    (int)BitConverter.ToUInt64(image, header + 32),
                    (int)BitConverter.ToUInt32(image, header + 40))).ToList();
            }
        }
    }
}
