using EmotionRecognition.Onnx.Networks;
using Microsoft.ML.OnnxRuntime;

namespace EmotionRecognition.Onnx.Sounds;

/// <summary>
/// A network that reads sound, one piece of one clip at a time, so that nothing is padded that need not be and a clip's frames do not depend on other clips.
/// </summary>
internal sealed class SoundNetwork : IDisposable
{
    // A run has one thread, as several clips are in progress at once, each on a thread of its own.
    private const int Threads = 1;

    private readonly OnnxNetwork _network;
    private readonly OnnxInput _kind;
    private readonly string _input;
    private readonly bool _normalize;
    private readonly int _longest;
    private readonly int? _fixed;
    private readonly WhisperMel? _mel;

    private SoundNetwork(OnnxNetwork network, OnnxInput kind, bool normalize, double piece)
    {
        (_network, _kind, _normalize) = (network, kind, normalize && !kind.IsMel);
        if (kind.IsMel)
        {
            _input = network.FloatInput(3, $"a Float input [batch, 80 or 128, {WhisperMel.Frames}], the log-mel spectrum, and no other but {OnnxNetwork.Mask}");
            var (bands, frames) = (network.Find(_input)!.Dimensions[1], network.Find(_input)!.Dimensions[2]);
            _mel = new WhisperMel(bands > 0 ? bands : WhisperMel.UsualBands);
            _fixed = frames is -1 or WhisperMel.Frames ? WhisperMel.Samples : throw network.WrongInputs($"{WhisperMel.Frames} frames, 30 s");
        }
        else
        {
            _input = network.FloatInput(2, $"a Float input [batch, samples], the waveform, and no other but {OnnxNetwork.Mask}");
            _fixed = network.Find(_input)!.Dimensions[1] is > 0 and var length ? length : null;
        }

        _longest = _fixed ?? Math.Max(1, (int)(piece * kind.SampleRate));
    }

    /// <summary>The values of a frame.</summary>
    public int Width { get; private set; }

    /// <summary>Loads a network and runs it on a second of silence.</summary>
    /// <param name="file">The file.</param>
    /// <param name="kind">What it reads.</param>
    /// <param name="normalize">Whether a waveform is brought to mean 0 and variance 1 first.</param>
    /// <param name="piece">The longest waveform that is encoded at once, seconds.</param>
    /// <exception cref="InputException">The file cannot be used.</exception>
    public static SoundNetwork Open(OnnxNetworkFile file, OnnxInput kind, bool normalize, double piece)
    {
        var network = OnnxNetwork.Open(file, Threads);
        try
        {
            var sound = new SoundNetwork(network, kind, normalize, piece);
            sound.Width = network.WidthOf(sound.RunPiece(new float[Math.Min(kind.SampleRate, sound._longest)]));
            return sound;
        }
        catch (ArgumentException error)
        {
            network.Dispose();
            throw new InputException(file.Path, error.Message, $"a network that runs on one second of sound at {kind.SampleRate} Hz", "fix \"input\"", error);
        }
        catch (InputException)
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>Runs the network on a clip.</summary>
    /// <param name="samples">At least one sample.</param>
    /// <returns>F x W values: the frames of all pieces, without those that are only padding.</returns>
    /// <exception cref="ArgumentException">The network cannot run on the clip.</exception>
    public float[] Run(ReadOnlySpan<float> samples)
    {
        if (samples.IsEmpty)
        {
            throw new ArgumentException("a signal without samples has no features", nameof(samples));
        }

        var signal = _normalize ? Normalized(samples) : samples.ToArray();
        var pieces = (signal.Length + _longest - 1) / _longest;
        var all = new List<float>();
        for (var piece = 0; piece < pieces; piece++)
        {
            // Where the length is free, pieces are equally long.
            var (start, end) = _fixed is null
                ? ((int)((long)signal.Length * piece / pieces), (int)((long)signal.Length * (piece + 1) / pieces))
                : (piece * _longest, Math.Min((piece + 1) * _longest, signal.Length));
            var frames = RunPiece(signal.AsSpan(start, end - start));
            var padded = _fixed ?? (end - start);
            var there = (int)((((long)frames.Count * (end - start)) + padded - 1) / padded);
            all.AddRange(frames.Of(0, Math.Max(1, there)));
        }

        return [.. all];
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    // As the feature extractor of wav2vec 2.0 (Hugging Face transformers 4, zero_mean_unit_var_norm).
    private static float[] Normalized(ReadOnlySpan<float> samples)
    {
        const double Least = 1e-7;
        var mean = 0.0;
        foreach (var sample in samples)
        {
            mean += sample;
        }

        mean /= samples.Length;
        var variance = 0.0;
        foreach (var sample in samples)
        {
            variance += (sample - mean) * (sample - mean);
        }

        var deviation = Math.Sqrt((variance / samples.Length) + Least);
        var normalized = new float[samples.Length];
        for (var i = 0; i < normalized.Length; i++)
        {
            normalized[i] = (float)((samples[i] - mean) / deviation);
        }

        return normalized;
    }

    private Frames RunPiece(ReadOnlySpan<float> samples)
    {
        var length = _fixed ?? samples.Length;
        var inputs = new Dictionary<string, OrtValue>();
        long steps;
        if (_mel is not null)
        {
            steps = WhisperMel.Frames;
            inputs[_input] = OrtValue.CreateTensorValueFromMemory(_mel.Of(samples), [1, _mel.Bands, steps]);
        }
        else
        {
            steps = length;
            var padded = new float[length];
            samples.CopyTo(padded);
            inputs[_input] = OrtValue.CreateTensorValueFromMemory(padded, [1, steps]);
        }

        if (_network.Find(OnnxNetwork.Mask) is not null)
        {
            var there = ((steps * samples.Length) + length - 1) / length;
            long[] mask = [.. Enumerable.Range(0, (int)steps).Select(step => step < there ? 1L : 0)];
            inputs[OnnxNetwork.Mask] = _network.Whole(OnnxNetwork.Mask, mask, [1, steps]);
        }

        return _network.Run(inputs, 1);
    }
}
