using System.Globalization;

namespace EmotionRecognition.Tests.Models;

/// <summary>Tables of numbers without a header, as the reference models' inputs and outputs are kept.</summary>
internal static class ReferenceNumbers
{
    public static float[][] Read(string path) =>
        [.. File.ReadLines(path).Select(line => line.Split(',').Select(field => float.Parse(field, CultureInfo.InvariantCulture)).ToArray())];

    public static float[] ReadFlat(string path) => [.. Read(path).SelectMany(row => row)];
}
