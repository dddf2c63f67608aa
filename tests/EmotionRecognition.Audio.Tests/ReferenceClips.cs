using System.Globalization;
using EmotionRecognition.Audio;
using EmotionRecognition.Audio.Dsp;
using EmotionRecognition.Audio.FeatureSets;

namespace EmotionRecognition.Audio.Tests;

/// <summary>librosa's numbers and the clips they are of.</summary>
internal static class ReferenceClips
{
    /// <summary>The clip that <c>golden</c> has every intermediate array of.</summary>
    public const string GoldenClip = "03-01-05-02-01-01-01";

    private static readonly SoundLoader _loader = new(ResamplingPolicy.Refuse);

    /// <summary>The samples of a wav file.</summary>
    public static float[] ReadWave(string path) => _loader.Load(new SoundSpan(Path.GetFileNameWithoutExtension(path), path, 0, null));

    /// <summary>The samples of the golden clip.</summary>
    public static float[] ReadGoldenWave() => ReadWave(SharedData.Path($"reference/acoustics/wav/{GoldenClip}.wav"));

    /// <summary>Feature vectors by clip, columns in the order of <see cref="Study276.Names"/>; clips that librosa failed on are
    /// left out.</summary>
    public static Dictionary<string, double[]> ReadFeatures(string path)
    {
        var lines = File.ReadLines(path).Select(line => line.Split(',')).ToList();
        Assert.Equal(Study276.Names, lines[0][1..]);
        return lines.Skip(1)
            .Where(fields => fields[1].Length > 0)
            .ToDictionary(fields => fields[0], fields => fields[1..].Select(Number).ToArray());
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

    /// <summary>A golden matrix, rows as librosa's first axis.</summary>
    public static double[][] ReadGolden(string name) =>
    [
        .. File.ReadLines(SharedData.Path($"reference/acoustics/golden/{name}.csv"))
            .Select(line => line.Split(',').Select(Number).ToArray()),
    ];

    /// <summary>A golden vector.</summary>
    public static double[] ReadGoldenVector(string name) => [.. ReadGolden(name).Select(row => row[0])];

    /// <summary>The golden magnitude of the short-time Fourier transform.</summary>
    public static FrameMatrix ReadGoldenMatrix(string name)
    {
        var rows = ReadGolden(name);
        var matrix = new FrameMatrix(rows.Length);
        matrix.Resize(rows[0].Length);
        for (var row = 0; row < matrix.Rows; row++)
        {
            for (var frame = 0; frame < matrix.Frames; frame++)
            {
                matrix[row, frame] = (float)rows[row][frame];
            }
        }

        return matrix;
    }

    /// <summary>Fails unless |ours - theirs| &lt;= tolerance * max(1, |theirs|) everywhere.</summary>
    public static void AssertClose(string golden, FrameMatrix actual, double tolerance)
    {
        var expected = ReadGolden(golden);
        Assert.Equal((expected.Length, expected[0].Length), (actual.Rows, actual.Frames));
        for (var row = 0; row < actual.Rows; row++)
        {
            for (var frame = 0; frame < actual.Frames; frame++)
            {
                var difference = Math.Abs(expected[row][frame] - actual[row, frame]);
                var bound = tolerance * Math.Max(1, Math.Abs(expected[row][frame]));
                Assert.True(difference <= bound, $"row {row}, frame {frame}: {actual[row, frame]:R}, expected {expected[row][frame]:R}");
            }
        }
    }

    private static double Number(string field) => double.Parse(field, CultureInfo.InvariantCulture);
}
