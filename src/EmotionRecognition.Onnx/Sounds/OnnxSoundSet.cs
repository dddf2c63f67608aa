using System.Globalization;
using EmotionRecognition.Audio;
using EmotionRecognition.Onnx.Networks;

namespace EmotionRecognition.Onnx.Sounds;

/// <summary>The pooled output of a network for the sound of a clip.</summary>
internal sealed class OnnxSoundSet : IFeatureSet, IDisposable
{
    private readonly OnnxNetworkFile _file;
    private readonly OnnxInput _input;
    private readonly bool _normalize;
    private readonly double _piece;
    private Lazy<SoundNetwork> _network;

    /// <summary>Creates the set; the file is not opened yet.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="file">The network.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="normalize">Whether a waveform is brought to mean 0 and variance 1 first.</param>
    /// <param name="piece">The longest waveform that is encoded at once, seconds.</param>
    public OnnxSoundSet(string name, OnnxNetworkFile file, OnnxInput input, bool normalize, double piece)
    {
        (Name, _file, _input, _normalize, _piece) = (name, file, input, normalize, piece);
        _network = Closed();
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Description => $"{_file.Layer} of {Path.GetFileName(_file.Path)}, {_file.Pool} over time";

    /// <inheritdoc/>
    public int SampleRate => _input.SampleRate;

    /// <inheritdoc/>
    public IReadOnlyList<string> Files => _file.Files;

    /// <inheritdoc/>
    public string Settings => string.Create(
        CultureInfo.InvariantCulture,
        $"{_file.Layer}, {_file.Pool}, {(_input.IsMel ? "log-mel" : $"waveform, normalized: {_normalize}, pieces of {_piece} s")}");

    /// <inheritdoc/>
    /// <exception cref="InputException">The file cannot be used.</exception>
    public IReadOnlyList<string> Columns => _file.Columns(_network.Value.Width);

    /// <inheritdoc/>
    public IFeatureExtractor Create() => new Extractor(_network.Value, _file.Statistics);

    /// <summary>Unloads the network; it is loaded again when needed.</summary>
    public void Dispose()
    {
        if (_network.IsValueCreated)
        {
            _network.Value.Dispose();
            _network = Closed();
        }
    }

    private Lazy<SoundNetwork> Closed() => new(() => SoundNetwork.Open(_file, _input, _normalize, _piece));

    private sealed class Extractor(SoundNetwork network, IReadOnlyList<string> statistics) : IFeatureExtractor
    {
        public void Extract(ReadOnlySpan<float> samples, Span<float> features) =>
            Pooling.Apply(statistics, network.Run(samples), network.Width, features);
    }
}
