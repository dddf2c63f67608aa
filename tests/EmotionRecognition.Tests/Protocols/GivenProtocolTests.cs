using EmotionRecognition.Corpora;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Tests.Protocols;

public sealed class GivenProtocolTests
{
    private static readonly ClassSet _classes = new("two", ("sad", []), ("glad", []));

    // Six speakers with four clips each.
    private static readonly Utterance[] _utterances =
    [
        .. Enumerable.Range(0, 24).Select(i => new Utterance($"u{i:00}", $"u{i:00}", $"s{i / 4}", "", 0, 1, i % 2 == 0 ? "sad" : "glad")),
    ];

    [Fact]
    public void Split_DevelopmentPart_IsTheValidationPart()
    {
        var rows = Split(utterance => utterance.Speaker switch { "s0" => "test", "s1" => "dev", _ => "train" });

        Assert.Equal((16, 4, 4), (rows.In(1, Role.Train).Count, rows.In(1, Role.Validation).Count, rows.In(1, Role.Test).Count));
        Assert.All(rows, row => Assert.Null(row.Inner));
    }

    [Fact]
    public void Split_NoDevelopmentPart_HasInnerFoldsOfWholeSpeakersIfSpeakersAreApart()
    {
        var rows = Split(utterance => utterance.Speaker == "s0" ? "test" : "train");

        Assert.Equal(4, rows.In(1, Role.Test).Count);
        var inner = rows.Where(row => row.Role is not Role.Test).GroupBy(row => SpeakerOf(row.Utterance), row => row.Inner).ToList();
        Assert.Equal(5, inner.Count);
        Assert.All(inner, speaker => Assert.Single(speaker.Distinct()));
        Assert.Equal([1, 2, 3, 4, 5], inner.Select(speaker => speaker.First()!.Value).Order());
        Assert.All(rows.In(1, Role.Validation), row => Assert.Equal(1, row.Inner));
    }

    [Fact]
    public void Split_SpeakersOnBothSides_HasInnerFoldsByUtteranceWithEveryClass()
    {
        var rows = Split(utterance => utterance.Id.EndsWith('0') || utterance.Id.EndsWith('1') ? "test" : "train");

        var inner = rows.Where(row => row.Role is not Role.Test).GroupBy(row => row.Inner).ToList();
        Assert.Equal(5, inner.Count);
        Assert.All(inner, fold => Assert.Equal(2, fold.Select(row => EmotionOf(row.Utterance)).Distinct().Count()));
        Assert.Contains(inner, fold => fold.Select(row => SpeakerOf(row.Utterance)).Distinct().Count() > 1);
    }

    [Theory]
    [InlineData("train", "published split, fold 1: no test rows, expected training and test rows")]
    [InlineData("test", "published split, fold 1: no train rows, expected training and test rows")]
    public void Split_MissingPart_IsNamed(string only, string expected) =>
        Assert.Contains(expected, Assert.Throws<InputException>(() => Split(_ => only)).Message);

    [Fact]
    public void Split_NoPublishedSplit_SaysHowToPassOne() => Assert.Contains(
        "a corpus without a published split, expected a training and a test part; pass --folds=FILE",
        Assert.Throws<InputException>(() => new GivenProtocol().Split(new SplitRequest { Utterances = _utterances, Classes = _classes })).Message);

    private static string SpeakerOf(string id) => _utterances.Single(utterance => utterance.Id == id).Speaker;

    private static string EmotionOf(string id) => _utterances.Single(utterance => utterance.Id == id).Emotion;

    private static IReadOnlyList<SplitRow> Split(Func<Utterance, string> partOf) => new GivenProtocol().Split(new SplitRequest
    {
        Utterances = _utterances,
        Classes = _classes,
        Given = [.. _utterances.Select(utterance => new GivenPart(utterance.Id, 1, partOf(utterance)))],
    });
}
