using System.Text;

namespace EmotionRecognition.Reporting;

/// <summary>A file of <c>Reporting/Assets</c>, which travel inside the assembly.</summary>
internal static class Asset
{
    /// <summary>The bytes of an asset.</summary>
    /// <param name="name">Its file name.</param>
    public static byte[] Bytes(string name)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream($"Reporting.{name}")
            ?? throw new InvalidOperationException($"no asset {name} in the assembly; is it in Reporting/Assets?");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The text of an asset.</summary>
    /// <param name="name">Its file name.</param>
    public static string Text(string name) => Encoding.UTF8.GetString(Bytes(name));
}
