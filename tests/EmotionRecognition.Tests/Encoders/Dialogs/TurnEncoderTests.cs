using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Dialogs;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Tests.Encoders.Dialogs;

public sealed class TurnEncoderTests
{
    private static readonly FeatureTables _features = new(new Dictionary<string, FeatureTable>())
    {
        Dialogs = new Conversations([new Turn("t0", "d", "A", 0, 1), new Turn("t1", "d", "B", 1.5, 4.5), new Turn("t2", "d", "B", 4, 5)]),
    };

    private static readonly LabeledRow[] _rows = [new("t0", "yes", 0), new("t1", "i do not know", 1), new("t2", "", 0)];

    [Fact]
    public void Encode_TrainingRows_AreStandardized()
    {
        var fitted = new TurnEncoder().Fit(new EncoderInput(_rows, _features));
        var values = fitted.Encode(new EncoderInput(_rows, _features));

        for (var column = 0; column < 6; column++)
        {
            double[] own = [values[column], values[6 + column], values[12 + column]];
            Assert.Equal(0, own.Average(), 5);
            Assert.Equal(1, own.Average(value => value * value), 4);
        }
    }

    [Fact]
    public void Encode_PauseAndChangeOfSpeaker_FollowTheTurnBefore()
    {
        var fitted = new TurnEncoder().Fit(new EncoderInput(_rows, _features));
        var values = fitted.Encode(new EncoderInput(_rows, _features));

        // Pauses: 0 for the first, 0.5 s, and an overlap of 0.5 s. Only t1 changes the speaker.
        Assert.Equal([0, 1.2247f, -1.2247f], [.. new[] { 3, 9, 15 }.Select(index => MathF.Round(values[index], 4))]);
        Assert.Equal([-0.7071f, 1.4142f, -0.7071f], [.. new[] { 4, 10, 16 }.Select(index => MathF.Round(values[index], 4))]);
    }

    [Fact]
    public void Save_Load_GivesTheSameRows()
    {
        using var folder = new TemporaryFolder();
        var input = new EncoderInput(_rows, _features);
        var fitted = new TurnEncoder().Fit(input);
        fitted.Save(new EncoderFiles(folder.Root, ""));

        Assert.Equal(fitted.Encode(input), new TurnEncoder().Load(new EncoderFiles(folder.Root, "")).Encode(input));
    }

    [Fact]
    public void Turns_ReadBack_AreTheSame()
    {
        using var folder = new TemporaryFolder();
        Turn[] turns = [new("t0", "d, e", "A", 0.1, 1.25), new("t1", "d, e", "", 0, 0)];
        TurnTable.Write(folder["turns.csv"], turns);

        Assert.Equal(turns, TurnTable.Read(folder["turns.csv"]));
    }
}
