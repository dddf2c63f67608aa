namespace EmotionRecognition.Audio.Tests;

/// <summary>The encoded sounds of <c>TestData/Sounds</c>, and sounds that a test changes.</summary>
internal static class Sounds
{
    /// <summary>The full path of a sound.</summary>
    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "TestData", "Sounds", name);

    /// <summary>Signal-to-noise ratio, dB.</summary>
    public static double Ratio(float[] expected, float[] actual)
    {
        var signal = expected.Sum(sample => (double)sample * sample);
        var noise = expected.Zip(actual, (a, b) => ((double)a - b) * ((double)a - b)).Sum();
        return 10 * Math.Log10(signal / noise);
    }

    /// <summary>Whether bytes are read as finite samples; any error but an <see cref="InputException"/> fails the test.</summary>
    public static bool IsReadOrRefused(TemporaryFolder folder, byte[] bytes) => ErrorOf(folder, bytes).Length == 0;

    /// <summary>The message when bytes are read as a file, or nothing.</summary>
    public static string ErrorOf(TemporaryFolder folder, byte[] bytes)
    {
        var path = folder.File("mutant.wav");
        File.WriteAllBytes(path, bytes);
        try
        {
            Assert.All(SoundFile.ReadMono(path).Samples, sample => Assert.True(float.IsFinite(sample)));
            return "";
        }
        catch (InputException error)
        {
            Assert.StartsWith(path, error.Message);
            return error.Message;
        }
    }
}
