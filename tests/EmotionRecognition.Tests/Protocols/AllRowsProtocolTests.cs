using CsCheck;
using EmotionRecognition.Corpora;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Tests.Protocols;

public sealed class AllRowsProtocolTests
{
    private static readonly ClassSet _classes = new("all", ("ang", []), ("hap", []), ("sad", []), ("fea", []), ("sur", []), ("neu", []));

    [Fact]
    public void Split_AnyCorpus_TrainsOnEachRowOnce() => RandomCorpus.OfSpeakers.Sample(utterances =>
    {
        var request = new SplitRequest { Utterances = utterances, Classes = _classes };

        var rows = new AllRowsProtocol().Split(request);

        Assert.Equal(request.Kept.Select(each => each.Id).Order(StringComparer.Ordinal), rows.Select(row => row.Utterance));
        Assert.All(rows, row => Assert.Equal((1, Role.Train, 1), (row.Fold, row.Role, row.Copies)));
    });

    [Fact]
    public void Split_AnyCorpus_KeepsASpeakerInOneInnerFold() => RandomCorpus.OfSpeakers.Sample(utterances =>
    {
        var speakers = utterances.ToDictionary(each => each.Id, each => each.Speaker);

        var rows = new AllRowsProtocol().Split(new SplitRequest { Utterances = utterances, Classes = _classes });

        Assert.All(rows.GroupBy(row => speakers[row.Utterance]), own => Assert.Single(own.Select(row => row.Inner).Distinct()));
        var groups = rows.Select(row => speakers[row.Utterance]).Distinct().Count();
        Assert.Equal(groups < 2 ? 0 : Math.Min(5, groups), rows.Select(row => row.Inner).OfType<int>().Distinct().Count());
    });

    [Fact]
    public void Protocols_OfExperiments_DoNotHaveIt() => Assert.Null(ProtocolCatalog.Protocols.Find(AllRowsProtocol.Id));
}
