using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EmotionRecognition.Benchmarks.Networks;

/// <summary>The study's network as one writes it with TorchSharp's own modules. Letters: B rows, D features, C channels, T positions, K classes.</summary>
internal sealed class PlainResNet : Module<Tensor, Tensor>
{
    private const int Classes = 6;

    private readonly Sequential _layers;

    public PlainResNet()
        : base(nameof(PlainResNet))
    {
        var layers = new List<Module<Tensor, Tensor>> { Conv1d(1, 64, 7L, stride: 2L, padding: 3L, bias: false), BatchNorm1d(64), ReLU() };
        var before = 64;
        foreach (var channels in new[] { 64, 128, 256, 512, 1024 })
        {
            layers.Add(new Block(before, channels, 2));
            layers.Add(new Block(channels, channels, 1));
            before = channels;
        }

        layers.AddRange(AdaptiveAvgPool1d(1), Flatten(), Linear(before, Classes));
        _layers = Sequential(layers);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => _layers.call(input); // [B, 1, D] to [B, K]

    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly Sequential _main;
        private readonly Sequential _shortcut;

        public Block(long inChannels, long outChannels, long stride)
            : base(nameof(Block))
        {
            _main = Sequential(
                Conv1d(inChannels, outChannels, 3L, stride: stride, padding: 1L, bias: false),
                BatchNorm1d(outChannels),
                ReLU(),
                Conv1d(outChannels, outChannels, 3L, padding: 1L, bias: false),
                BatchNorm1d(outChannels));
            _shortcut = stride == 1
                ? Sequential()
                : Sequential(Conv1d(inChannels, outChannels, 1L, stride: stride, bias: false), BatchNorm1d(outChannels));
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) // [B, C, T]
        {
            var shortcut = _shortcut.Count == 0 ? input : _shortcut.call(input);
            return functional.relu(_main.call(input) + shortcut); // [B, C, T]
        }
    }
}
