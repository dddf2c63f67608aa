using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Dialogs;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Tests.Encoders.Dialogs;

public sealed class ContextEncoderTests
{
    // Two speakers, four turns, listed out of order; b2 is of another dialog.
    private static readonly FeatureTables _features = new(new Dictionary<string, FeatureTable>
    {
        ["probabilities/text"] = new FeatureTable(
            ["calm", "angry"], ["t0", "t1", "t2", "t3", "b0"], [0.9f, 0.1f, 0.2f, 0.8f, 0.4f, 0.6f, 0.7f, 0.3f, 1, 0]),
    })
    {
        Dialogs = new Conversations(
        [
            new Turn("t2", "d", "A", 4, 5), new Turn("t0", "d", "A", 0, 1), new Turn("t1", "d", "B", 2, 3), new Turn("b0", "e", "A", 1, 2),
            new Turn("t3", "d", "B", 6, 7),
        ]),
    };

    private static readonly ContextEncoder _past = new() { Of = "text", Turns = 2, Rates = [0.5] };

    [Fact]
    public void Encode_PastTurns_NearestFirstThenBySpeaker()
    {
        var row = Encode(_past, "t2");

        Assert.Equal(
        [
            0.2f, 0.8f, 0.9f, 0.1f, // the two turns before
            0.9f, 0.1f, 0, 0, // A's last two
            0.2f, 0.8f, 0, 0, // B's last two
            0.7f, 0.3f, // A: half of 0.9 and 0.1, the rest equal
            0.35f, 0.65f, // B: half of 0.2 and 0.8
            0.02f,
        ],
        row.Select(value => MathF.Round(value, 5)));
    }

    [Fact]
    public void Encode_FirstTurn_HasNoContext()
    {
        var row = Encode(_past, "t0");

        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.5f, 0.5f, 0.5f, 0.5f, 0], row);
    }

    [Fact]
    public void Encode_Past_DoesNotDependOnLaterTurns()
    {
        var features = new FeatureTables(new Dictionary<string, FeatureTable>
        {
            ["probabilities/text"] = new FeatureTable(
                ["calm", "angry"], ["t0", "t1", "t2", "t3", "b0"], [0.9f, 0.1f, 0.2f, 0.8f, 0, 1, 0, 1, 0, 1]),
        })
        {
            Dialogs = _features.Dialogs,
        };

        Assert.Equal(Encode(_past, "t2"), Encode(_past, "t2", features));
        Assert.NotEqual(Encode(_past with { Reach = ContextReach.Full }, "t2"), Encode(_past with { Reach = ContextReach.Full }, "t2", features));
    }

    [Fact]
    public void Encode_Full_AddsFollowingTurns()
    {
        var row = Encode(_past with { Reach = ContextReach.Full }, "t2");

        Assert.Equal(Encode(_past, "t2"), row[..17]);
        Assert.Equal([0.7f, 0.3f, 0, 0], row[17..21]);
    }

    [Fact]
    public void Columns_AreNamedAfterTurnAndClass()
    {
        var fitted = _past.Fit(new EncoderInput([new LabeledRow("t2", "", 0)], _features));

        Assert.Equal(17, fitted.Columns.Count);
        Assert.Equal(
            ["text 1 before:calm", "text 1 before:angry", "text 2 before:calm"], fitted.Columns.Take(3));
        Assert.Equal("text other speaker 0.5 before:angry", fitted.Columns[15]);
    }

    [Fact]
    public void Save_Load_GivesTheSameRows()
    {
        using var folder = new TemporaryFolder();
        var input = new EncoderInput([new LabeledRow("t2", "", 0)], _features);
        var fitted = _past.Fit(input);
        fitted.Save(new EncoderFiles(folder.Root, ""));

        var loaded = _past.Load(new EncoderFiles(folder.Root, ""));

        Assert.Equal(fitted.Columns, loaded.Columns);
        Assert.Equal(fitted.Encode(input), loaded.Encode(input));
    }

    [Fact]
    public void Encode_UtteranceOfNoDialog_NamesIt()
    {
        var error = Assert.Throws<InputException>(() => Encode(_past, "z9"));

        Assert.Contains("z9", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, 0.5)]
    [InlineData(2, 0)]
    [InlineData(2, 1.5)]
    public void Check_UnusableSetting_Throws(int turns, double rate) =>
        Assert.Throws<InputException>(() => (_past with { Turns = turns, Rates = [rate] }).Check());

    private static float[] Encode(ContextEncoder encoder, string utterance, FeatureTables? features = null)
    {
        var fitted = encoder.Fit(new EncoderInput([new LabeledRow("t0", "", 0)], features ?? _features));
        return fitted.Encode(new EncoderInput([new LabeledRow(utterance, "", 0)], features ?? _features));
    }
}
