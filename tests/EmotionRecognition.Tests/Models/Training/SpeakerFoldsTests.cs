using EmotionRecognition.Corpora;
using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Tests.Models.Training;

public sealed class SpeakerFoldsTests
{
    private static readonly Utterance[] _utterances =
        [.. Enumerable.Range(0, 12).Select(index => new Utterance($"u{index:00}", $"d{index}", $"s{index / 3}", "", 0, 1, index % 2 == 0 ? "anger" : "fear"))];

    private static readonly LabeledRow[] _rows = [.. _utterances.Select((utterance, index) => new LabeledRow(utterance.Id, "", index % 2))];

    [Fact]
    public void Of_FourSpeakers_HoldsOutEachOnce()
    {
        var folds = SpeakerFolds.Of(_rows, _utterances, null, 12);

        Assert.Equal(4, folds.Count);
        Assert.Equal(_rows, folds.SelectMany(fold => fold.Validation).OrderBy(row => row.Utterance));
        Assert.All(folds, fold =>
        {
            Assert.Equal(_rows, fold.Training.Concat(fold.Validation).OrderBy(row => row.Utterance));
            Assert.Single(fold.Validation.Select(row => SpeakerOf(row)).Distinct());
            Assert.Empty(fold.Training.Select(row => SpeakerOf(row)).Intersect(fold.Validation.Select(row => SpeakerOf(row))));
        });
    }

    [Fact]
    public void Of_FewerFoldsThanSpeakers_JoinsSpeakers()
    {
        var folds = SpeakerFolds.Of(_rows, _utterances, null, 2);

        Assert.Equal(2, folds.Count);
        Assert.All(folds, fold => Assert.Equal(2, fold.Validation.Select(row => SpeakerOf(row)).Distinct().Count()));
    }

    [Fact]
    public void Of_CommonRecordings_KeepsSpeakersTogether()
    {
        var recordings = new Dictionary<string, string> { ["u00"] = "same", ["u03"] = "same" };

        var folds = SpeakerFolds.Of(_rows, _utterances, recordings, 12);

        Assert.Equal(3, folds.Count);
        Assert.Single(folds, fold => fold.Validation.Select(row => SpeakerOf(row)).Distinct().SequenceEqual(["s0", "s1"]));
    }

    [Fact]
    public void Of_OneSpeaker_HasNone() => Assert.Empty(SpeakerFolds.Of(_rows[..3], _utterances, null, 12));

    private static string SpeakerOf(LabeledRow row) => _utterances.Single(utterance => utterance.Id == row.Utterance).Speaker;
}
