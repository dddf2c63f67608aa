using EmotionRecognition.SplitAudit.Names;
using EmotionRecognition.SplitAudit.Pretraining;

namespace EmotionRecognition.SplitAudit.Tests.Pretraining;

public sealed class PublicEncodersTests
{
    [Fact]
    public void All_EveryCorpus_HasASourceAndKnownNames()
    {
        var known = NamedClips.Known.Select(names => names.Corpus).ToHashSet();
        Assert.All(PublicEncoders.All.SelectMany(encoder => encoder.Trained), trained =>
        {
            Assert.NotEmpty(trained.Source);
            Assert.NotEmpty(trained.Corpus);
            Assert.Subset(known, trained.Contains.ToHashSet());
        });
    }

    [Fact]
    public void All_Names_BelongToOneEncoderEach()
    {
        var names = PublicEncoders.All.SelectMany(encoder => encoder.Aliases.Prepend(encoder.Name)).ToList();

        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(PublicEncoders.All, encoder => Assert.All(encoder.Aliases.Prepend(encoder.Name), name => Assert.Same(encoder, PublicEncoders.Find(name))));
    }

    [Theory]
    [InlineData("microsoft/wavlm-large", "wavlm-large")]
    [InlineData("audeering/wav2vec2-large-robust-12-ft-emotion-msp-dim", "wav2vec2-large-robust-12-ft-emotion-msp-dim")]
    [InlineData("emotion2vec_plus_large", "emotion2vec-plus-large")]
    [InlineData("Wav2Vec2-Base", "wav2vec2-base")]
    [InlineData("wav2vec3", null)]
    public void Find_NameWithOwner_IsFound(string name, string? expected) => Assert.Equal(expected, PublicEncoders.Find(name)?.Name);

    [Theory]
    [InlineData("superb/hubert-large-superb-er", "iemocap", true)]
    [InlineData("superb/hubert-large-superb-er", "emodb", false)]
    [InlineData("wavlm-large", "iemocap", false)]
    public void Judge_Corpus_IsALeakIfItWasTrainedOn(string name, string corpus, bool isLeak) =>
        Assert.Equal(isLeak, PublicEncoders.Judge(PublicEncoders.Find(name)!, corpus).Any(concern => concern.IsLeak));
}
