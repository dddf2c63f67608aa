using EmotionRecognition.Audio;
using Testing.Onnx;

namespace EmotionRecognition.Onnx.Tests;

public sealed class OnnxSoundSetTests
{
    // The mean of 4 samples, and the last of them minus the first.
    private static readonly float[][] _filters = [[0.25f, 0.25f, 0.25f, 0.25f], [-1, 0, 0, 1]];

    [Fact]
    public void Extract_Waveform_PoolsFrames()
    {
        using var folder = new TemporaryFolder();
        var set = Set(folder, OnnxFile.Waveform(_filters, 4), encoder => encoder with { Pool = "mean+std+max+first", Normalize = false });
        // Frames: means 1, 2, 6 and differences 0, 4, -8; the tenth of a frame at the end is not a frame.
        float[] samples = [1, 1, 1, 1, 0, 2, 2, 4, 10, 6, 6, 2, 100];

        var values = Extract(set, samples);

        double[] expected = [3, -4.0 / 3, Math.Sqrt(14.0 / 3), Math.Sqrt(((16.0 / 9) + (256.0 / 9) + (400.0 / 9)) / 3), 6, 4, 1, 0];
        Assert.Equal(expected, values.Select(value => (double)value), (one, other) => Math.Abs(one - other) < 1e-6);
        string[] first = ["tiny-last_hidden_state-mean-1", "tiny-last_hidden_state-mean-2", "tiny-last_hidden_state-std-1"];
        Assert.Equal(first, set.Columns.Take(3));
    }

    private static IFeatureSet Set(TemporaryFolder folder, OnnxFile file, Func<OnnxEncoder, OnnxEncoder> with)
    {
        file.Save(folder["tiny.onnx"]);
        var encoder = with(new OnnxEncoder { File = "tiny.onnx", Folder = folder.Root });
        encoder.Check();
        return encoder.OwnSet!;
    }

    private static float[] Extract(IFeatureSet set, float[] samples)
    {
        using var resources = set as IDisposable;
        var features = new float[set.Columns.Count];
        set.Create().Extract(samples, features);
        return features;
    }
}
