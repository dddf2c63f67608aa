using EmotionRecognition.Corpora;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Tests.Protocols;

public sealed class ConflictingLabelsTests
{
    [Fact]
    public void Find_OneSoundWithTwoLabels_IsNamed()
    {
        Utterance[] utterances = [Clip("a", "sad"), Clip("b", "glad"), Clip("c", "sad"), Clip("d", "sad"), Clip("e", "glad")];
        var recordings = new Dictionary<string, string> { ["a"] = "1", ["b"] = "1", ["c"] = "2", ["d"] = "2" };

        var conflict = Assert.Single(ConflictingLabels.Find(utterances, recordings));

        Assert.Equal(["a", "b"], conflict.Select(utterance => utterance.Id));
    }

    private static Utterance Clip(string id, string emotion) => new(id, id, "s", "", 0, 1, emotion);
}
