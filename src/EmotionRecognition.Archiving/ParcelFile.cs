using System.Security.Cryptography;
using System.Text;

namespace EmotionRecognition.Archiving;

/// <summary>A file of a parcel.</summary>
/// <param name="Path">Its path in the parcel, with slashes.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="IsExecutable">Whether it can be run.</param>
public sealed record ParcelFile(string Path, byte[] Content, bool IsExecutable = false)
{
    /// <summary>Its SHA-256 in lower-case hexadecimal.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Content));

    /// <summary>A text file in UTF-8.</summary>
    public static ParcelFile Of(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
