using System.Globalization;
using EmotionRecognition.Audio.Dsp;
using EmotionRecognition.Reporting;
using EmotionRecognition.Tables;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Reads and writes the three tables of a corpus's example clips: the clips, their frames, and their mel spectrograms in dB.</summary>
internal static class ExampleTables
{
    private static readonly string[] _clips = ["class", "utterance", "speaker", "seconds", "file", "sound"];
    private static readonly string[] _frames = ["class", "time", "low", "high", "harmonic_low", "harmonic_high", "level", "f0"];
    private static readonly string[] _mel = ["class", .. Enumerable.Range(0, MelFilterBank.Bands).Select(band => $"band{band}")];

    public static void Write(StageRun run, TableFolder tables, IReadOnlyList<ExampleClip> clips)
    {
        CsvFile.Write(run.Output(tables.Examples), _clips, clips.Select(clip => (string[])
        [
            clip.Class, clip.Utterance, clip.Speaker, Text(clip.Seconds, 3), clip.File, clip.Sound is null ? "" : Convert.ToBase64String(clip.Sound),
        ]));
        CsvFile.Write(run.Output(tables.ExampleFrames), _frames, clips.SelectMany(clip => clip.Contours.Frames.Select(frame => (string[])
        [
            clip.Class, Text(frame.Time, 3), Text(frame.Low, 5), Text(frame.High, 5), Text(frame.HarmonicLow, 5), Text(frame.HarmonicHigh, 5),
            Text(frame.Level, 2), Text(frame.Pitch, 2),
        ])));
        CsvFile.Write(run.Output(tables.ExampleMel), _mel, clips.SelectMany(clip => Enumerable.Range(0, clip.Contours.Mel[0].Length).Select(
            frame => (string[])[clip.Class, .. clip.Contours.Mel.Select(band => Text(band[frame], 1))])));
    }

    /// <summary>Reads the tables.</summary>
    /// <exception cref="InputException">One is missing or malformed.</exception>
    public static IReadOnlyList<ExampleClip> Read(StageRun run, TableFolder tables)
    {
        var frames = CsvFile.Read(run.Input(tables.ExampleFrames), _frames).ToLookup(row => row["class"], row => new ContourFrame(
            row.Number("time"), row.Number("low"), row.Number("high"), row.Number("harmonic_low"), row.Number("harmonic_high"), row.Number("level"),
            row.Number("f0")));
        var mel = CsvFile.Read(run.Input(tables.ExampleMel), _mel).ToLookup(row => row["class"], row => _mel[1..].Select(row.Number).ToArray());
        return
        [
            .. CsvFile.Read(run.Input(tables.Examples), _clips).Select(row => new ExampleClip(
                row["class"], row["utterance"], row["speaker"], row.Number("seconds"), row["file"],
                row["sound"].Length == 0 ? null : Convert.FromBase64String(row["sound"]),
                new SoundContours([.. frames[row["class"]]], Turned([.. mel[row["class"]]])))),
        ];
    }

    private static double[][] Turned(double[][] frames) =>
        [.. Enumerable.Range(0, MelFilterBank.Bands).Select(band => Array.ConvertAll(frames, frame => frame[band]))];

    private static string Text(double number, int digits) => (Math.Round(number, digits) + 0.0).ToString(CultureInfo.InvariantCulture);
}
