using System.Text.RegularExpressions;
using EmotionRecognition.Models.Networks;
using static TorchSharp.torch;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Models.Training.ModelKind<EmotionRecognition.Models.CnnTransformer.CnnTransformerSettings>>]

namespace EmotionRecognition.Models.CnnTransformer;

/// <summary>
/// The second cited work's network on maps of MFCCs, and its training. The defaults are the work's, except for the number of epochs, which it chose by hand
/// on its validation rows. Columns are named <c>ROW-frame-NUMBER</c>, all frames of a row side by side, as in the feature set <c>mfcc-map</c>.
/// </summary>
public sealed partial record CnnTransformerSettings : NetworkSettings
{
    /// <summary>Sets the defaults that differ from other networks.</summary>
    public CnnTransformerSettings() => (LearningRate, Momentum, WeightDecay) = (0.01, 0.8, 1e-3);

    /// <inheritdoc/>
    public override string Kind => "cnn-transformer";

    /// <inheritdoc/>
    public override string Summary => "the second cited work's convolutions and transformer side by side, on maps";

    /// <inheritdoc/>
    public override bool TakesSyntheticRows => false;

    /// <summary>Rows of the map: the number of MFCCs, a multiple of 4, at least 32.</summary>
    public int Coefficients { get; init; } = 40;

    /// <inheritdoc/>
    public override void Check()
    {
        if (Coefficients < ConvolutionBranch.Pooled || Coefficients % CnnTransformerNetwork.Heads != 0)
        {
            throw Unusable("coefficients", Coefficients, $"a multiple of {CnnTransformerNetwork.Heads}, at least {ConvolutionBranch.Pooled}");
        }

        if (Precision != Precision.Float32)
        {
            throw Unusable("precision", "bfloat16", "float32, the only one of this network");
        }

        base.Check();
    }

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> CreateNetwork(int classes, int columns) =>
        new CnnTransformerNetwork(classes, Coefficients, FramesOf(columns));

    /// <inheritdoc/>
    public override IReadOnlyList<long> RowShape(int columns) => [1, Coefficients, FramesOf(columns)];

    /// <inheritdoc/>
    public override void CheckColumns(IReadOnlyList<string> columns)
    {
        var frames = FramesOf(columns.Count);
        var rows = columns.Select(column => MapColumn().Match(column)).ToList();
        for (var place = 0; place < columns.Count; place++)
        {
            var (first, match) = (rows[place / frames * frames], rows[place]);
            if (!match.Success || match.Groups[1].Value != first.Groups[1].Value || match.Groups[2].Value.TrimStart('0') != $"{place % frames:#}")
            {
                throw NotAMap($"column {place + 1} is {columns[place]}, not frame {place % frames} of its row");
            }
        }
    }

    [GeneratedRegex(@"^(.+)-frame-(\d+)$")]
    private static partial Regex MapColumn();

    private static InputException NotAMap(string found) =>
        new("input of cnn-transformer", found, "a map and nothing else", "use one input, { \"kind\": \"acoustics\", \"set\": \"mfcc-map\" }");

    private int FramesOf(int columns) => columns % Coefficients == 0 && columns / Coefficients >= ConvolutionBranch.Pooled
        ? columns / Coefficients
        : throw NotAMap($"{columns} columns, which is not {Coefficients} rows of at least {ConvolutionBranch.Pooled} frames");
}
