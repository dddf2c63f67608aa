using System.Runtime.InteropServices;
using EmotionRecognition.Audio.FeatureSets;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>
/// Fingerprints recordings by their acoustic features: two utterances with the same 276 values have the same sound. Tables with fewer features, as
/// provided by other work, are not used, because different sounds may have the same few values.
/// </summary>
internal static class RecordingFingerprints
{
    /// <summary>
    /// The fingerprint of each utterance's features, provided that there are at least as many as in <see cref="Study276"/>. Digital silence has no
    /// fingerprint, because it does not identify a recording.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Of(FeatureTable acoustics) => acoustics.Utterances
        .Where(utterance => acoustics.Columns.Count >= Study276.Names.Count && acoustics.Row(utterance)[0] != 0)
        .ToDictionary(utterance => utterance, utterance => Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(MemoryMarshal.AsBytes(acoustics.Row(utterance)))));
}
