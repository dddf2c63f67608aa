using System.Buffers.Binary;

namespace EmotionRecognition.Cli.Tests.Support;

/// <summary>Clips that sound a little like speech: a buzz with pauses, 16 bits.</summary>
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
            File.WriteAllBytes(folder.File(row.File), Buzz(120 + (40 * index)));
        }

        var lines = rows.Index().Select(row => $"{row.Item.File},{row.Item.Emotion},s{row.Index % 2}\n");
        return folder.Write("corpus.csv", "file,emotion,speaker\n" + string.Concat(lines));
    }

    /// <summary>A second of a rising sawtooth, loud and soft by turns, as a WAV file.</summary>
    /// <param name="hertz">Its pitch.</param>
    public static byte[] Buzz(double hertz)
    {
        var file = new byte[44 + (2 * Rate)];
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), Rate);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(28), 2 * Rate);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(34), 16);
        "data"u8.CopyTo(file.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), 2 * Rate);
        var phase = 0.0;
        for (var i = 0; i < Rate; i++)
        {
            phase += (hertz + (40.0 * i / Rate)) / Rate;
            var loud = i / (Rate / 5) % 3 == 2 ? 0.001 : 0.4;
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(44 + (2 * i)), (short)(32767 * loud * ((2 * (phase % 1)) - 1)));
        }

        return file;
    }
}
