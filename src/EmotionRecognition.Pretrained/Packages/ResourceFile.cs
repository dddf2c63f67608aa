using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace EmotionRecognition.Pretrained.Packages;

/// <summary>Reads a resource from the file of an assembly, which is not loaded: none of its code runs.</summary>
internal static class ResourceFile
{
    /// <summary>Reads a whole resource.</summary>
    /// <param name="path">The assembly.</param>
    /// <param name="name">The resource's name in it.</param>
    /// <param name="hash">The SHA-256 that it must have, in lower-case hexadecimal digits.</param>
    /// <exception cref="InputException">The file is missing or is not an assembly, or the resource is missing or different.</exception>
    public static byte[] Read(string path, string name, string hash)
    {
        const string Remedy = "restore the packages and build again";
        if (!File.Exists(path))
        {
            throw new InputException(path, "no such file", "the package's assembly, which holds the pretrained encoder", Remedy);
        }

        try
        {
            using var file = File.OpenRead(path);
            var bytes = Find(file, name);
            return bytes is not null && Convert.ToHexStringLower(SHA256.HashData(bytes)) == hash
                ? bytes
                : throw new InputException($"{path}, resource {name}", bytes is null ? "none" : "different content", $"SHA-256 {hash}", Remedy);
        }
        catch (Exception error) when (error is BadImageFormatException or EndOfStreamException)
        {
            throw new InputException(path, error.Message.TrimEnd('.'), "an assembly", Remedy, error);
        }
    }

    /// <summary>A resource is its length, four bytes, followed by its content.</summary>
    private static byte[]? Find(FileStream file, string name)
    {
        using var image = new PEReader(file, PEStreamOptions.LeaveOpen | PEStreamOptions.PrefetchMetadata);
        var metadata = image.GetMetadataReader();
        foreach (var resource in metadata.ManifestResources.Select(metadata.GetManifestResource))
        {
            if (metadata.GetString(resource.Name) == name && resource.Implementation.IsNil
                && image.PEHeaders.TryGetDirectoryOffset(image.PEHeaders.CorHeader!.ResourcesDirectory, out var start))
            {
                var length = new byte[sizeof(int)];
                file.Position = start + resource.Offset;
                file.ReadExactly(length);
                var bytes = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
                file.ReadExactly(bytes);
                return bytes;
            }
        }

        return null;
    }
}
