using EmotionRecognition.Encoders;
using EmotionRecognition.Tables;
using EmotionRecognition.Text;

namespace EmotionRecognition.Tests.Encoders;

public sealed class FittedInputsTests
{
    private static readonly FeatureTable _acoustics = new(["a", "b"], ["u0", "u1", "u2"], [0, 5, 10, 5, 20, 6]);

    private static readonly LabelledRow[] _rows = [new("u0", "good morning", 0), new("u1", "good evening", 1)];

    [Fact]
    public void Transform_AudioAndText_PutsAudioFirst()
    {
        var inputs = FittedInputs.Fit(_acoustics, _rows, Options(FeatureSet.AudioAndText));

        var matrix = inputs.Transform(_acoustics, [new("u2", "evening news")]);

        Assert.Equal(["a", "b", "tfidf:evening", "tfidf:good", "tfidf:morning"], matrix.Columns);
        Assert.Equal([2f, 1f, 1f, 0f, 0f], matrix.Row(0).ToArray());
    }

    [Theory]
    [InlineData(FeatureSet.Audio, 2)]
    [InlineData(FeatureSet.Text, 3)]
    public void Fit_OneKind_HasItsColumnsOnly(FeatureSet features, int columns) =>
        Assert.Equal(columns, FittedInputs.Fit(_acoustics, _rows, Options(features)).Columns.Count);

    [Fact]
    public void Fit_Copies_CountAsOften()
    {
        var options = Options(FeatureSet.Audio) with { Scaling = Scaling.Standard };

        var repeated = FittedInputs.Fit(_acoustics, [_rows[0] with { Copies = 3 }, _rows[1]], options).Transform(_acoustics, _rows).Values;
        var spelled = FittedInputs.Fit(_acoustics, [_rows[0], _rows[0], _rows[0], _rows[1]], options).Transform(_acoustics, _rows).Values;

        Assert.Equal(spelled, repeated);
        Assert.NotEqual(FittedInputs.Fit(_acoustics, _rows, options).Transform(_acoustics, _rows).Values, repeated);
    }

    [Fact]
    public void Fit_NoScaling_LeavesAudioAsItIs()
    {
        var inputs = FittedInputs.Fit(_acoustics, _rows, Options(FeatureSet.Audio) with { Scaling = Scaling.None });

        Assert.Equal([20f, 6f], inputs.Transform(_acoustics, [new("u2", "")]).Values);
    }

    [Fact]
    public void Transform_OtherColumns_SaysWhich()
    {
        var inputs = FittedInputs.Fit(_acoustics, _rows, Options(FeatureSet.Audio));

        var error = Assert.Throws<InputException>(() => inputs.Transform(new FeatureTable(["a", "c"], ["u2"], [0, 0]), [new("u2", "")]));

        Assert.Contains("c for b", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Transform_UtteranceWithoutFeatures_SaysWhich()
    {
        var inputs = FittedInputs.Fit(_acoustics, _rows, Options(FeatureSet.Audio));

        var error = Assert.Throws<InputException>(() => inputs.Transform(_acoustics, [new("u9", "")]));

        Assert.Contains("u9", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Saved_TransformsTheSame()
    {
        using var folder = new TemporaryFolder();
        var options = Options(FeatureSet.AudioAndText);
        var inputs = FittedInputs.Fit(_acoustics, _rows, options);

        Assert.Equal(["scaler.csv", "vectorizer.csv"], inputs.Save(folder.Root));

        Assert.Equal(
            inputs.Transform(_acoustics, _rows).Values, FittedInputs.Load(folder.Root, options).Transform(_acoustics, _rows).Values);
    }

    private static InputOptions Options(FeatureSet features) =>
        new() { Features = features, Scaling = Scaling.MinMax, Tfidf = TfidfOptions.Study with { MinTexts = 1, MaxWords = 1 } };
}
