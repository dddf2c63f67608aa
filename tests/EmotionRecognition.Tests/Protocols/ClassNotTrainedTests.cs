using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Iemocap;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Tests.Protocols;

public sealed class ClassNotTrainedTests
{
    private static readonly Utterance[] _utterances = [Clip.Of("a", "A", "ang"), Clip.Of("b", "B", "exc"), Clip.Of("c", "C", "hap"), Clip.Of("d", "D", "sad")];

    [Fact]
    public void Find_ClassesThatAFoldOnlyTests_AreCounted()
    {
        SplitRow[] rows =
        [
            new("a", 1, Role.Train, 1), new("b", 1, Role.Train, 1), new("c", 1, Role.Test, 1),
            new("a", 2, Role.Test, 2), new("d", 2, Role.Test, 1), new("b", 2, Role.Train, 1), new("c", 2, Role.Validation, 1),
        ];

        var found = ClassNotTrained.Find(rows, _utterances, IemocapDefinition.Four);

        Assert.Equal([new ClassNotTrained(2, "anger", 2), new ClassNotTrained(2, "sadness", 1)], found.OrderBy(each => each.Class));
    }

    [Fact]
    public void Find_EveryFoldTrainsOnItsClasses_FindsNothing() => Assert.Empty(ClassNotTrained.Find(
        [new("b", 1, Role.Train, 1), new("c", 1, Role.Test, 1), new("c", 2, Role.Train, 1), new("b", 2, Role.Test, 1)], _utterances, IemocapDefinition.Four));
}
