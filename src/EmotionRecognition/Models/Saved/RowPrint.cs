using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using EmotionRecognition.Encoders;

namespace EmotionRecognition.Models.Saved;

/// <summary>
/// What a row is recognized by whatever its utterance is called: hashes of its sound, of the features that a model reads, and of its words.
/// </summary>
/// <param name="Utterance">The utterance's id.</param>
/// <param name="Sound">SHA-256 of its samples; null if it is unknown or does not identify the utterance, as that of digital silence.</param>
/// <param name="Features">SHA-256 of its features, unscaled, for each feature set whose values identify it.</param>
/// <param name="Words">SHA-256 of its normalized words, for models that read nothing else; null if there are none.</param>
internal sealed record RowPrint(string Utterance, string? Sound, IReadOnlyDictionary<string, string> Features, string? Words)
{
    /// <summary>Features of narrow tables and of degenerate rows have fewer different values: different sounds may have the same ones.</summary>
    private const int FewestValues = 16;

    /// <summary>The feature sets that encoders read, in ordinal order.</summary>
    public static IReadOnlyList<string> SetsOf(IReadOnlyList<InputEncoder> inputs) =>
        [.. inputs.Select(input => input.FeatureSet).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Whether a model with these inputs reads words and nothing else.</summary>
    public static bool ReadsOnlyWords(IReadOnlyList<InputEncoder> inputs) => SetsOf(inputs).Count == 0 && inputs.Any(input => input.ReadsText);

    /// <summary>Computes the hashes of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="inputs">The encoders of the model.</param>
    /// <param name="features">The features, unscaled.</param>
    /// <param name="sounds">The hash of each utterance's samples; null if none are known.</param>
    public static RowPrint Of(InputRow row, IReadOnlyList<InputEncoder> inputs, FeatureTables features, IReadOnlyDictionary<string, string>? sounds)
    {
        var sound = sounds?.GetValueOrDefault(row.Utterance);
        var prints = new Dictionary<string, string>(StringComparer.Ordinal);
        // If sounds are known but this one has no hash, it does not identify the utterance; neither do its features.
        foreach (var set in sounds is null || sound is not null ? SetsOf(inputs) : [])
        {
            if (features[set].Contains(row.Utterance) && PrintOf(features[set].Row(row.Utterance)) is { } print)
            {
                prints.Add(set, print);
            }
        }

        var words = ReadsOnlyWords(inputs) ? row.Text.Trim() : "";
        return new RowPrint(row.Utterance, sound, prints, words.Length == 0 ? null : Hash(Encoding.UTF8.GetBytes(words)));
    }

    private static string? PrintOf(ReadOnlySpan<float> features)
    {
        var different = new HashSet<float>();
        foreach (var value in features)
        {
            if (different.Add(value) && different.Count == FewestValues)
            {
                return Hash(MemoryMarshal.AsBytes(features));
            }
        }

        return null;
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
