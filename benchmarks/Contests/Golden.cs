using System.Globalization;

namespace EmotionRecognition.Benchmarks.Contests;

/// <summary>librosa's intermediate arrays of one clip.</summary>
/// <param name="folder">Holds one CSV file per array.</param>
internal sealed class Golden(string folder)
{
    /// <summary>The samples of the clip.</summary>
    public float[] Samples { get; } = [.. File.ReadLines(Path.Combine(folder, "y.csv")).Select(line => (float)Number(line))];

    /// <summary>The arrays where they lie beside the repository, or null.</summary>
    public static Golden? Find()
    {
        var clips = ClipSet.FindReference();
        var folder = clips is null ? null : Path.Combine(Path.GetDirectoryName(clips)!, "golden");
        return Directory.Exists(folder) ? new Golden(folder) : null;
    }

    /// <summary>An array: rows as librosa's first axis.</summary>
    public double[][] Read(string name) =>
        [.. File.ReadLines(Path.Combine(folder, $"{name}.csv")).Select(line => line.Split(',').Select(Number).ToArray())];

    /// <summary>The greatest distance of values from librosa's.</summary>
    /// <param name="name">The array.</param>
    /// <param name="value">The value of a row and frame.</param>
    /// <param name="isRelative">Whether the distance is divided by the greatest magnitude of the array.</param>
    public string Distance(string name, Func<int, int, double> value, bool isRelative)
    {
        var rows = Read(name);
        var (distance, greatest) = (0.0, 0.0);
        for (var row = 0; row < rows.Length; row++)
        {
            for (var frame = 0; frame < rows[row].Length; frame++)
            {
                distance = Math.Max(distance, Math.Abs(rows[row][frame] - value(row, frame)));
                greatest = Math.Max(greatest, Math.Abs(rows[row][frame]));
            }
        }

        return (isRelative ? distance / greatest : distance).ToString("0.0e0", CultureInfo.InvariantCulture);
    }

    private static double Number(string field) => double.Parse(field, CultureInfo.InvariantCulture);
}
