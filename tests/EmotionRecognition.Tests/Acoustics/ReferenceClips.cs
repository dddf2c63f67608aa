using System.Buffers.Binary;
using System.Globalization;
using EmotionRecognition.Acoustics;

namespace EmotionRecognition.Tests.Acoustics;

/// <summary>librosa's numbers and the clips they are of.</summary>
internal static class ReferenceClips
{
    /// <summary>The samples of a 16-bit mono wav file; only what the reference clips need.</summary>
    public static float[] ReadWave(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var at = 12;
        while (!bytes.AsSpan(at, 4).SequenceEqual("data"u8))
        {
            at += 8 + BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + 4));
        }

        var samples = new float[BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + 4)) / 2];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(at + 8 + (2 * i))) / 32768f;
        }

        return samples;
    }

    /// <summary>Feature vectors by clip, columns in the order of <see cref="AcousticFeatures.Names"/>; clips that librosa failed on are left out.</summary>
    public static Dictionary<string, double[]> ReadFeatures(string path)
    {
        var lines = File.ReadLines(path).Select(line => line.Split(',')).ToList();
        Assert.Equal(AcousticFeatures.Names, lines[0][1..]);
        return lines.Skip(1).Where(fields => fields[1].Length > 0).ToDictionary(fields => fields[0], fields => fields[1..].Select(Number).ToArray());
    }

    /// <summary>The tuning that librosa estimated, by clip.</summary>
    /// <param name="column">1: from float samples, 2: from double.</param>
    public static Dictionary<string, double> ReadTuning(int column) => File.ReadLines(SharedData.Path("reference/acoustics/tuning.csv"))
        .Skip(1)
        .Select(line => line.Split(','))
        .ToDictionary(fields => fields[0], fields => Number(fields[column]));

    /// <summary>The magnitude of a clip's short-time Fourier transform.</summary>
    public static FrameMatrix Magnitude(string clip)
    {
        var magnitude = new FrameMatrix(ShortTimeFourierTransform.Bins);
        new ShortTimeFourierTransform().Magnitude(ReadWave(SharedData.Path($"reference/acoustics/wav/{clip}.wav")), magnitude);
        return magnitude;
    }

    /// <summary>A golden matrix: rows as librosa's first axis.</summary>
    public static double[][] ReadMatrix(string path) => [.. File.ReadLines(path)
        .Select(line => line.Split(',').Select(Number).ToArray())];

    public static double Number(string field) => double.Parse(field, CultureInfo.InvariantCulture);
}
