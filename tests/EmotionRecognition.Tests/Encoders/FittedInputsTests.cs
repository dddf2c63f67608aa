using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Encoders.Tfidf;
using EmotionRecognition.Tables;
using EmotionRecognition.Text;

namespace EmotionRecognition.Tests.Encoders;

public sealed class FittedInputsTests
{
    private static readonly FeatureTables _acoustics = Tables(new FeatureTable(["a", "b"], ["u0", "u1", "u2"], [0, 5, 10, 5, 20, 6]));

    private static readonly LabeledRow[] _rows = [new("u0", "good morning", 0), new("u1", "good evening", 1)];

    [Fact]
    public void Transform_AudioAndText_PutsAudioFirst()
    {
        var inputs = FittedInputs.Fit(_acoustics, _rows, Both(Scaling.MinMax));

        var matrix = inputs.Transform(_acoustics, [new("u2", "evening news")]);

        Assert.Equal(["a", "b", "tfidf:evening", "tfidf:good", "tfidf:morning"], matrix.Columns);
        Assert.Equal([2f, 1f, 1f, 0f, 0f], matrix.Row(0).ToArray());
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 3)]
    public void Fit_OneEncoder_HasItsColumnsOnly(int encoder, int columns) =>
        Assert.Equal(columns, FittedInputs.Fit(_acoustics, _rows, [Both(Scaling.MinMax)[encoder]]).Columns.Count);

    [Fact]
    public void Fit_Copies_CountAsOften()
    {
        var options = Audio(Scaling.Standard);

        var repeated = FittedInputs.Fit(_acoustics, [_rows[0] with { Copies = 3 }, _rows[1]], options).Transform(_acoustics, _rows).Values;
        var spelled = FittedInputs.Fit(_acoustics, [_rows[0], _rows[0], _rows[0], _rows[1]], options).Transform(_acoustics, _rows).Values;

        Assert.Equal(spelled, repeated);
        Assert.NotEqual(FittedInputs.Fit(_acoustics, _rows, options).Transform(_acoustics, _rows).Values, repeated);
    }

    [Fact]
    public void Fit_NoScaling_LeavesAudioAsItIs()
    {
        var inputs = FittedInputs.Fit(_acoustics, _rows, Audio(Scaling.None));

        Assert.Equal([20f, 6f], inputs.Transform(_acoustics, [new("u2", "")]).Values);
    }

    [Fact]
    public void Transform_OtherColumns_SaysWhich()
    {
        var inputs = FittedInputs.Fit(_acoustics, _rows, Audio(Scaling.MinMax));

        var error = Assert.Throws<InputException>(() => inputs.Transform(Tables(new FeatureTable(["a", "c"], ["u2"], [0, 0])), [new("u2", "")]));

        Assert.Contains("c for b", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Transform_UtteranceWithoutFeatures_SaysWhich()
    {
        var inputs = FittedInputs.Fit(_acoustics, _rows, Audio(Scaling.MinMax));

        var error = Assert.Throws<InputException>(() => inputs.Transform(_acoustics, [new("u9", "")]));

        Assert.Contains("u9", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Saved_TransformsTheSame()
    {
        using var folder = new TemporaryFolder();
        var options = Both(Scaling.MinMax);
        var inputs = FittedInputs.Fit(_acoustics, _rows, options);

        Assert.Equal(["scaler.csv", "vectorizer.csv"], inputs.Save(folder.Root));

        Assert.Equal(
            inputs.Transform(_acoustics, _rows).Values, FittedInputs.Load(folder.Root, options).Transform(_acoustics, _rows).Values);
    }

    [Fact]
    public void Save_TwoOfAKind_KeepsTheirFilesApart()
    {
        using var folder = new TemporaryFolder();
        var table = new FeatureTable(["c"], ["u0", "u1", "u2"], [1, 2, 3]);
        var tables = new FeatureTables(new Dictionary<string, FeatureTable> { ["study-276"] = _acoustics["study-276"], ["other"] = table });
        InputEncoder[] encoders = [new AcousticEncoder { Scaling = Scaling.MinMax }, new AcousticEncoder { Set = "other", Scaling = Scaling.None }];
        var inputs = FittedInputs.Fit(tables, _rows, encoders);

        Assert.Equal(["scaler.csv", "2-scaler.csv"], inputs.Save(folder.Root));

        Assert.Equal(["a", "b", "c"], inputs.Columns);
        Assert.Equal([2f, 1f, 3f], FittedInputs.Load(folder.Root, encoders).Transform(tables, [new("u2", "")]).Values);
    }

    [Fact]
    public void Fit_ColumnTwice_SaysWhich() => Assert.Contains(
        "duplicate column a",
        Assert.Throws<InputException>(() => FittedInputs.Fit(_acoustics, _rows, [.. Audio(Scaling.None), .. Audio(Scaling.MinMax)])).Message);

    [Theory]
    [InlineData(3, 1f, "3 values for 2 rows, expected 2 columns per row as declared")]
    [InlineData(4, float.NaN, "utterance u0: NaN in the column x")]
    public void Transform_EncoderThatBreaksItsWord_IsNamed(int count, float value, string expected)
    {
        var inputs = FittedInputs.Fit(_acoustics, _rows, [new OddEncoder(count, value)]);

        var error = Assert.Throws<InputException>(() => inputs.Transform(_acoustics, _rows));

        Assert.StartsWith("encoder OddEncoder", error.Message);
        Assert.Contains(expected, error.Message);
    }

    private static FeatureTables Tables(FeatureTable table) => new(new Dictionary<string, FeatureTable> { ["study-276"] = table });

    private static InputEncoder[] Audio(Scaling scaling) => [new AcousticEncoder { Scaling = scaling }];

    private static InputEncoder[] Both(Scaling scaling) =>
        [.. Audio(scaling), new TfidfEncoder { Options = TfidfOptions.Study with { MinTexts = 1, MaxWords = 1 } }];

    private sealed record OddEncoder(int Count, float Value) : InputEncoder, IFittedEncoder
    {
        public override string Kind => "odd";

        public override string Summary => "what an encoder must not do";

        public override IReadOnlyList<string> Files => [];

        public IReadOnlyList<string> Columns => ["x", "y"];

        public override IFittedEncoder Fit(EncoderInput training) => this;

        public override IFittedEncoder Load(EncoderFiles files) => this;

        public float[] Encode(EncoderInput input) => [.. Enumerable.Repeat(Value, Count)];

        public void Save(EncoderFiles files)
        {
        }
    }
}
