using System.Globalization;
using EmotionRecognition.Audio.Wav;
using EmotionRecognition.Synthetic.Planning;
using EmotionRecognition.Synthetic.Speech;

namespace EmotionRecognition.Synthetic.Writing;

/// <summary>The files of a dialog in IEMOCAP's layout: sound, EmoEvaluation, transcription, and stray files.</summary>
internal static class DialogFiles
{
    /// <summary>Writes a dialog's files under <c>Session{n}/dialog</c>.</summary>
    /// <param name="release">The folder <c>IEMOCAP_full_release</c>.</param>
    /// <param name="plan">The plan of the dialog.</param>
    /// <param name="recording">The sound of the dialog.</param>
    /// <param name="seed">The corpus's seed.</param>
    public static void Write(string release, DialogPlan plan, DialogRecording recording, int seed)
    {
        var folder = Path.Combine(release, $"Session{plan.Session}", "dialog");
        WriteSound(Path.Combine(MadeFolder(folder, "wav"), $"{plan.Name}.wav"), plan, recording);
        WriteText(Path.Combine(MadeFolder(folder, "transcriptions"), $"{plan.Name}.txt"), Transcription(plan, recording), "\r\n");
        var evaluation = MadeFolder(folder, "EmoEvaluation");
        WriteText(Path.Combine(evaluation, $"{plan.Name}.txt"), Evaluation(plan, recording, seed), "\n");
        if (plan.Place == 0)
        {
            WriteSideFiles(evaluation, plan);
        }
    }

    private static string MadeFolder(string folder, string name) => Directory.CreateDirectory(Path.Combine(folder, name)).FullName;

    private static void WriteText(string path, IEnumerable<string> lines, string lineEnd) =>
        File.WriteAllText(path, string.Concat(lines.Select(line => line + lineEnd)));

    // Usually two channels; one dialog per session has a single channel, as happens in the real corpus.
    private static void WriteSound(string path, DialogPlan plan, DialogRecording recording)
    {
        var isMono = plan.Place == 1;
        float[] woman = [.. recording.NearWoman.Select(Limit)];
        float[] man = [.. recording.NearMan.Select(Limit)];
        if (isMono)
        {
            WaveWriter.WritePcm16(path, ControlTracks.SampleRate, [.. woman.Zip(man, (one, other) => (one + other) / 2)]);
        }
        else
        {
            WaveWriter.WritePcm16(path, ControlTracks.SampleRate, woman, man);
        }
    }

    // Peaks above 0.7 are compressed and never exceed 1.
    private static float Limit(double sample)
    {
        var size = Math.Abs(sample);
        return (float)(size <= .7 ? sample : Math.Sign(sample) * (.7 + (.29 * Math.Tanh((size - .7) / .3))));
    }

    private static IEnumerable<string> Evaluation(DialogPlan plan, DialogRecording recording, int seed)
    {
        yield return "% [START_TIME - END_TIME] TURN_NAME EMOTION [V, A, D]";
        yield return "";
        foreach (var ((turn, start, end), at) in recording.Spans.Where(span => span.Turn.Label is not null)
            .OrderBy(span => span.Turn.Id, StringComparer.Ordinal).Select((span, at) => (span, at)))
        {
            var assessment = Assessment.Draw(turn, RandomStream.Named(seed, "raters", turn.Id));
            var code = turn.Label!.Value.ToString().ToLowerInvariant();
            var ratings = Invariant($"{assessment.Valence:F4}, {assessment.Activation:F4}, {assessment.Dominance:F4}");
            yield return Invariant($"[{start:F4} - {end:F4}]\t{turn.Id}\t{code}\t[{ratings}]");
            foreach (var line in assessment.Lines.Select(line => plan.Place == 0 ? Spoil(line, turn.Side, at) : line))
            {
                yield return line;
            }

            yield return "";
        }
    }

    // Some raters' lines of the real corpus are malformed. So are some in the first dialog of each session here.
    private static string Spoil(string line, char side, int at) => (at, line[..4]) switch
    {
        (1, var rater) when rater == $"C-{side}1" => $"C-{side}5:\t;\t()",
        (2, var rater) when rater == $"A-{side}1" => $"A-{side}1:\tval 6; act 6; dom ;\t()",
        (3, var rater) when rater == $"C-{side}1" => $"C-{side}1:\tOther; ;\t()",
        _ => line,
    };

    private static IEnumerable<string> Transcription(DialogPlan plan, DialogRecording recording)
    {
        foreach (var ((turn, start, end), at) in recording.Spans.Select((span, at) => (span, at)))
        {
            var line = Invariant($"{turn.Id} [{start:000.0000}-{end:000.0000}]: {turn.Text}");
            yield return line;
            if (plan.Place == 0 && at == 2)
            {
                yield return "M: Yeah.";
            }

            if (turn.Label is null || (plan.Place == 1 && at == 1))
            {
                yield return line;
            }
        }
    }

    // Dot files and files in subfolders are not evaluations of a dialog; a reader that takes them for one fails.
    private static void WriteSideFiles(string evaluation, DialogPlan plan)
    {
        var first = plan.Turns[0];
        File.WriteAllBytes(Path.Combine(evaluation, $"._{plan.Name}.txt"), [0, 5, 22, 7, 0, 2, 0, 0, .. "Mac OS X        "u8]);
        WriteSide("Attribute", $"{plan.Name}_e3_atr.txt", "act  3; :val  3; :dom  3; ()");
        WriteSide("Categorical", $"{plan.Name}_e2_cat.txt", "Neutral state; ()");
        WriteSide("Self-evaluation", $"{plan.Name}_{char.ToLowerInvariant(first.Side)}1_cat.txt", "Neutral state; ()");

        void WriteSide(string folder, string name, string judgment) =>
            WriteText(Path.Combine(MadeFolder(evaluation, folder), name), [$"{first.Id} :{judgment}"], "\n");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
