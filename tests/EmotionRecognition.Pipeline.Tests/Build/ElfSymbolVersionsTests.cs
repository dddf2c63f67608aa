using CsCheck;
using EmotionRecognition.Build.Native;
using TorchSharp;

namespace EmotionRecognition.Pipeline.Tests.Build;

public sealed class ElfSymbolVersionsTests : IDisposable
{
    private const string Missing = "GLIBCXX_3.4.32";

    private static readonly Lazy<byte[]> _original = new(() => File.ReadAllBytes(PackagedLibrary()));

    private readonly string _folder = Directory.CreateTempSubdirectory("elf").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Weaken_LibraryAsShipped_SetsOneBitOfOneEntry()
    {
        var library = Write(Original());
        Assert.True(ElfSymbolVersions.Weaken(library, Missing));
        var change = Assert.Single(Changes(Original(), File.ReadAllBytes(library)));
        Assert.Equal((0, 2), (Original()[change], File.ReadAllBytes(library)[change]));
    }

    [Fact]
    public void Weaken_Again_ChangesNothing()
    {
        var library = Write(Original());
        ElfSymbolVersions.Weaken(library, Missing);
        var once = File.ReadAllBytes(library);
        File.SetLastWriteTimeUtc(library, DateTime.UnixEpoch);
        Assert.False(ElfSymbolVersions.Weaken(library, Missing));
        AssertHolds(library, once);
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(library));
        Assert.Equal([library], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Weaken_ThroughALink_LeavesItsTargetAsItIs()
    {
        var target = Write(Original());
        var link = Path.Combine(_folder, "link.so");
        File.CreateSymbolicLink(link, target);
        Assert.True(ElfSymbolVersions.Weaken(link, Missing));
        AssertHolds(target, Original());
        Assert.False(ElfSymbolVersions.Weaken(link, Missing));
    }

    [Theory]
    [InlineData("GLIBCXX_3.4.11")]
    [InlineData("GLIBCXX_3.4")]
    [InlineData("GLIBC_2.14")]
    public void Weaken_VersionThatIsUsed_IsRefused(string version) =>
        AssertRefused(Original(), version, $"it relocates against a symbol of {version}");

    [Theory]
    [InlineData("GLIBCXX_3.4.99")]
    [InlineData("GLIBCXX_3.4.3")]
    [InlineData("")]
    public void Weaken_VersionThatIsNotNamed_IsRefused(string version) => AssertRefused(Original(), version, "0 times");

    [Theory]
    [InlineData(0, 0xcf)] // Mach-O
    [InlineData(4, 1)] // 32 bits
    [InlineData(5, 2)] // big-endian
    [InlineData(18, 183)] // arm64
    public void Weaken_FileOfAnotherKind_IsRefused(int position, byte value)
    {
        byte[] other = [.. Original()];
        other[position] = value;
        AssertRefused(other, Missing, "it is not a 64-bit ELF file for x86-64");
    }

    [Fact]
    public void Weaken_FileThatIsNoLibrary_IsRefused()
    {
        AssertRefused([], Missing, "not a 64-bit ELF");
        AssertRefused([0x7f, (byte)'E', (byte)'L', (byte)'F'], Missing, "not a 64-bit ELF");
        AssertRefused([.. Enumerable.Repeat((byte)'x', 1000)], Missing, "not a 64-bit ELF");
    }

    [Fact]
    public void Weaken_TruncatedLibrary_IsRefused()
    {
        var whole = Original();
        Gen.Int[65, whole.Length - 1].Sample(length => AssertRefused(whole[..length], Missing, "incomplete or point outside"), iter: 20, threads: 1);
    }

    [Fact]
    public void Weaken_DamagedTables_EitherRefusesOrSetsOneBit()
    {
        var whole = Original();
        var sections = (int)BitConverter.ToUInt64(whole, 0x28);
        var damage = Gen.Select(Gen.Int[sections, whole.Length - 1], Gen.Byte);
        Gen.Select(damage, damage).Sample(
            (first, second) =>
            {
                byte[] damaged = [.. whole];
                (damaged[first.Item1], damaged[second.Item1]) = (first.Item2, second.Item2);
                var library = Write(damaged);
                try
                {
                    ElfSymbolVersions.Weaken(library, Missing);
                }
                catch (InvalidDataException)
                {
                    AssertHolds(library, damaged);
                }

                Assert.InRange(Changes(damaged, File.ReadAllBytes(library)).Count, 0, 1);
            },
            iter: 30,
            threads: 1);
    }

    [Fact]
    public void WeakenWhereMissing_SystemLibraryThatDefinesTheVersion_DoesNothing()
    {
        var library = Write(Original());
        var system = SystemFolder("GLIBCXX_3.4.30\0GLIBCXX_3.4.32\0");
        Assert.False(ElfSymbolVersions.WeakenWhereMissing(library, Missing, "libstdc++.so.6", [Path.Combine(_folder, "none"), system]));
        AssertHolds(library, Original());
    }

    [Theory]
    [InlineData("GLIBCXX_3.4.30\0GLIBCXX_3.4.31\0")]
    [InlineData("GLIBCXX_3.4.321\0")]
    [InlineData("GLIBCXX_3.4.32")]
    [InlineData("")]
    public void WeakenWhereMissing_SystemLibraryThatIsOlder_Weakens(string names)
    {
        var library = Write(Original());
        Assert.True(ElfSymbolVersions.WeakenWhereMissing(library, Missing, "libstdc++.so.6", [SystemFolder(names)]));
    }

    [Fact]
    public void WeakenWhereMissing_FirstFolderThatHasTheLibrary_Counts()
    {
        var library = Write(Original());
        var older = SystemFolder("GLIBCXX_3.4.30\0");
        var newer = SystemFolder("GLIBCXX_3.4.32\0");
        Assert.True(ElfSymbolVersions.WeakenWhereMissing(library, Missing, "libstdc++.so.6", [older, newer]));
    }

    [Fact]
    public void PackageCache_AfterTheBuild_HoldsTheLibraryAsShipped()
    {
        var library = Write(Original());
        Assert.True(ElfSymbolVersions.Weaken(library, Missing), "the packaged library is weakened already");
    }

    /// <summary>The library in the package cache; the tests that need it are skipped where there is none.</summary>
    private static string PackagedLibrary()
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var version = typeof(torch).Assembly.GetName().Version!.ToString(3);
        return Path.Combine(packages, "torchsharp", version, "runtimes", "linux-x64", "native", "libLibTorchSharp.so");
    }

    private static byte[] Original()
    {
        Assert.SkipUnless(File.Exists(PackagedLibrary()), "TorchSharp's Linux library is not in the package cache");
        return _original.Value;
    }

    private void AssertRefused(byte[] image, string version, string reason)
    {
        var library = Write(image);
        var error = Assert.Throws<InvalidDataException>(() => ElfSymbolVersions.Weaken(library, version));
        Assert.Contains(reason, error.Message);
        Assert.StartsWith(library + ": ", error.Message);
        AssertHolds(library, image);
        Assert.Equal([library], Directory.GetFiles(_folder));
    }

    private static void AssertHolds(string path, byte[] expected) => Assert.Empty(Changes(expected, File.ReadAllBytes(path)));

    /// <summary>Where two files of the same length differ; as spans, since an assertion over megabytes takes seconds.</summary>
    private static List<int> Changes(byte[] before, byte[] after)
    {
        Assert.Equal(before.Length, after.Length);
        var changes = new List<int>();
        for (var start = 0; start < before.Length; start = changes[^1] + 1)
        {
            var same = before.AsSpan(start).CommonPrefixLength(after.AsSpan(start));
            if (start + same == before.Length)
            {
                break;
            }

            changes.Add(start + same);
        }

        return changes;
    }

    private string Write(byte[] image)
    {
        var library = Path.Combine(_folder, "library.so");
        File.WriteAllBytes(library, image);
        return library;
    }

    private string SystemFolder(string names)
    {
        var inside = Directory.CreateDirectory(Path.Combine(_folder, Guid.NewGuid().ToString())).FullName;
        File.WriteAllText(Path.Combine(inside, "libstdc++.so.6"), "\x7f" + "ELF\0" + names);
        return inside;
    }
}
