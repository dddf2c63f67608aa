using System.Runtime.InteropServices;
using EmotionRecognition.Audio.FeatureSets;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>
/// Tells recordings apart by their acoustic features: two utterances with the same 276 numbers are the same sound. Narrower tables, which other
/// works give, tell nothing: different sounds may have the same few numbers.
/// </summary>
internal static class RecordingFingerprints
{
    /// <summary>
    /// By utterance a fingerprint of its features, where there are at least as many as <see cref="Study276"/> has; digital silence has none,
    /// because it is no recording of anything.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Of(FeatureTable acoustics) => acoustics.Utterances
        .Where(utterance => acoustics.Columns.Count >= Study276.Names.Count && acoustics.Row(utterance)[0] != 0)
        .ToDictionary(utterance => utterance, utterance => Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(MemoryMarshal.AsBytes(acoustics.Row(utterance)))));
}
