using EmotionRecognition.Audio;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>What readers of results must know about the sound of a corpus: what makes features say something else than an emotion.</summary>
internal static class SoundNotices
{
    private const double MostClipped = 0.01;
    private const int MostExamples = 3;

    /// <summary>One line for each kind of fault, with its number of clips and examples.</summary>
    /// <param name="clips">The quality of each utterance's recording.</param>
    public static IEnumerable<string> Of(IReadOnlyList<(string Utterance, SoundQuality Quality)> clips)
    {
        string? Count(string fault, Func<SoundQuality, bool> has) => clips.Where(clip => has(clip.Quality)).ToList() is { Count: > 0 } found
            ? $"{found.Count} of {clips.Count} clips {fault}: {Examples(found.Select(clip => clip.Utterance))}"
            : null;
        string?[] faults =
        [
            Count("are digital silence", quality => quality.IsSilent),
            Count(
                "have two channels of opposite phase, whose mean, from which features are computed, is near silence; keep one channel of them",
                quality => quality.IsOppositePhase),
            Count("are clipped (over 1 % of their samples at or beyond full scale)", quality => quality.ClippedShare > MostClipped),
        ];
        return faults.OfType<string>().Concat(Rates(clips)).Concat(Files(clips));
    }

    private static IEnumerable<string> Rates(IReadOnlyList<(string Utterance, SoundQuality Quality)> clips)
    {
        var rates = clips.CountBy(clip => clip.Quality.Format.SampleRate).OrderByDescending(rate => rate.Value).ThenBy(rate => rate.Key).ToList();
        if (rates.Count > 1)
        {
            yield return $"clips have different sample rates ({string.Join(", ", rates.Select(rate => $"{rate.Key} Hz: {rate.Value}"))}), and what tells rates "
                + "apart can be mistaken for speakers or emotions; higher rates than that of the features are resampled, lower ones lack high frequencies";
        }
    }

    private static IEnumerable<string> Files(IReadOnlyList<(string Utterance, SoundQuality Quality)> clips)
    {
        var notices = clips
            .SelectMany(clip => clip.Quality.Notices.Where(notice => !notice.Contains($", utterance {clip.Utterance}: ", StringComparison.Ordinal)))
            .Distinct().ToList();
        if (notices.Count > 0)
        {
            yield return $"{notices.Count} sound file{(notices.Count == 1 ? "" : "s")} needed repair: {string.Join("; ", notices.Take(MostExamples))}"
                + (notices.Count > MostExamples ? "; ..." : "");
        }
    }

    private static string Examples(IEnumerable<string> utterances)
    {
        var all = utterances.ToList();
        return string.Join(", ", all.Take(MostExamples)) + (all.Count > MostExamples ? ", ..." : "");
    }
}
