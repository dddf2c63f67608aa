using EmotionRecognition.Audio.Wav;

namespace EmotionRecognition.Cli.Tests.Support;

/// <summary>Clips of a second: see <see cref="Buzz"/>.</summary>
internal static class TestClips
{
    private const int Rate = 16000;

    /// <summary>Writes clips of a second and a table of their emotions.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="rows">File and emotion of each clip; two speakers take turns.</param>
    /// <returns>The table.</returns>
    public static string WriteTable(TemporaryFolder folder, params (string File, string Emotion)[] rows)
    {
        foreach (var (index, row) in rows.Index())
        {
            Write(folder.File(row.File), 120 + (40 * index));
        }

        var lines = rows.Index().Select(row => $"{row.Item.File},{row.Item.Emotion},s{row.Index % 2}\n");
        return folder.Write("corpus.csv", "file,emotion,speaker\n" + string.Concat(lines));
    }

    /// <summary>Writes a clip of a second as a WAV file.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="hertz">Its pitch.</param>
    public static void Write(string path, double hertz) => WaveWriter.WritePcm16(path, Rate, Buzz.Samples(1, Rate, hertz));
}
