using System.Security.Cryptography;
using System.Text;

namespace EmotionRecognition.Onnx.Networks;

/// <summary>A network on disk, and what is taken of it.</summary>
/// <param name="Path">The full path of the ONNX file.</param>
/// <param name="Layer">The output that is pooled.</param>
/// <param name="Pool">How it is pooled: see <see cref="Pooling.Parse"/>.</param>
internal sealed record OnnxNetworkFile(string Path, string Layer, string Pool)
{
    private const int HashDigits = 8;
    private const string Remedy = "fix \"file\" in the experiment file; a relative path is relative to its folder";

    /// <summary>The statistics of <see cref="Pool"/>.</summary>
    public IReadOnlyList<string> Statistics => Pooling.Parse(Pool, "pool");

    /// <summary>The file, and those that its weights are in if the exporter put them elsewhere.</summary>
    /// <exception cref="InputException">A file is missing.</exception>
    public IReadOnlyList<string> Files
    {
        get
        {
            if (!File.Exists(Path))
            {
                throw new InputException(Path, "no such file", "an ONNX file", Remedy);
            }

            var others = ExternalData.Of(Path);
            return others.FirstOrDefault(other => !File.Exists(other)) is { } missing
                ? throw new InputException(missing, "no such file", $"weights of {System.IO.Path.GetFileName(Path)}", $"put it beside {Path}")
                : [Path, .. others];
        }
    }

    /// <summary>The name of a table of the values of a network: no other settings have the same.</summary>
    /// <param name="kind">What precedes the file's name.</param>
    /// <param name="file">The file as the user wrote it.</param>
    /// <param name="settings">What else decides the values.</param>
    public static string NameOf(string kind, string file, params IEnumerable<string> settings)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', settings.Prepend(file))));
        return $"{kind}-{Stem(file)}-{Convert.ToHexStringLower(hash)[..HashDigits]}";
    }

    /// <summary>The columns of the pooled output: <c>wavlm-last_hidden_state-mean-1</c> and so on.</summary>
    /// <param name="width">The values of a frame.</param>
    public IReadOnlyList<string> Columns(int width) =>
        [.. Statistics.SelectMany(statistic => Enumerable.Range(1, width).Select(column => $"{Stem(Path)}-{Layer}-{statistic}-{column}"))];

    private static string Stem(string file) => string.Concat(System.IO.Path.GetFileNameWithoutExtension(file)
        .Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-')).Trim('-');
}
