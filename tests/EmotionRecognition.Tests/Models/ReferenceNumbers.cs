using System.Globalization;

namespace EmotionRecognition.Tests.Models;

/// <summary>Tables of numbers without a header, as the reference models' inputs and outputs are kept.</summary>
internal static class ReferenceNumbers
{
    /// <summary>All numbers, row by row.</summary>
    public static float[] ReadFlat(string path) =>
        [.. File.ReadLines(path).SelectMany(line => line.Split(',')).Select(field => float.Parse(field, CultureInfo.InvariantCulture))];
}
