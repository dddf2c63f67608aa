using EmotionRecognition.Synthetic;
using EmotionRecognition.Synthetic.Planning;

namespace EmotionRecognition.Tests.Synthetic;

public sealed class SessionPlannerTests
{
    private static readonly IReadOnlyList<DialogPlan> _dialogs = SessionPlanner.PlanAll(new SyntheticCorpusOptions());

    [Fact]
    public void PlanAll_Default_HasBetween500And700LabeledUtterances() =>
        Assert.InRange(_dialogs.Sum(dialog => Labeled(dialog).Count()), 500, 700);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(99)]
    public void PlanAll_AnySeed_EverySessionHasTheLabelsOfTheStudy(int seed)
    {
        foreach (var session in SessionPlanner.PlanAll(new SyntheticCorpusOptions { Seed = seed }).GroupBy(dialog => dialog.Session))
        {
            var counts = session.SelectMany(Labeled).CountBy(turn => turn.Label!.Value).ToDictionary();

            Assert.All(Portrayal.Felt.Append(Label.Xxx), label => Assert.InRange(counts.GetValueOrDefault(label), 2, 40));
            Assert.InRange(counts[Label.Fea] + counts[Label.Sur], 4, counts[Label.Fru]);
        }
    }

    [Fact]
    public void PlanAll_Default_HasAllElevenLabels() =>
        Assert.Equal(11, _dialogs.SelectMany(dialog => dialog.Turns).Select(turn => turn.Label).OfType<Label>().Distinct().Count());

    [Theory]
    [InlineData(2, 4)]
    [InlineData(3, 5)]
    [InlineData(16, 18)]
    public void PlanAll_AnySize_HasThatManyDialogsAndUtterances(int dialogs, int utterances)
    {
        var plan = SessionPlanner.PlanAll(new SyntheticCorpusOptions { DialogsPerSession = dialogs, UtterancesPerDialog = utterances });

        Assert.Equal((5 * dialogs) + 1, plan.Count);
        Assert.Equal(plan.Count, plan.Select(dialog => dialog.Name).Distinct().Count());
        Assert.All(plan, dialog => Assert.Equal(utterances, Labeled(dialog).Count()));
        Assert.All(plan.SelectMany(dialog => dialog.Turns), turn => Assert.DoesNotContain('{', turn.Text));
    }

    [Fact]
    public void PlanAll_ScriptedDialogs_RepeatTheirWordsInEverySessionButNotAllLabels()
    {
        var scripts = _dialogs.Where(dialog => dialog.Name.EndsWith("_script01_1", StringComparison.Ordinal)).ToList();

        var texts = scripts.Select(dialog => string.Join('|', Labeled(dialog).Select(turn => turn.Text))).Distinct();
        var labels = scripts.Select(dialog => string.Join('|', Labeled(dialog).Select(turn => turn.Label))).Distinct();

        Assert.Equal(10, scripts.Count);
        Assert.Single(texts);
        Assert.Equal(10, labels.Count());
    }

    [Fact]
    public void PlanAll_TurnNumbers_CountEachSpeakersTurns()
    {
        foreach (var side in _dialogs.SelectMany(dialog => Labeled(dialog).GroupBy(turn => (dialog.Name, turn.Side))))
        {
            Assert.Equal(side.Select((_, at) => $"{side.Key.Name}_{side.Key.Side}{at:000}"), side.Select(turn => turn.Id));
        }
    }

    [Fact]
    public void PlanAll_Words_BelongToSeveralLabels()
    {
        var labelsOfText = _dialogs.SelectMany(dialog => dialog.Turns).Where(turn => turn.Label is not null and not Label.Xxx)
            .GroupBy(turn => turn.Text).Where(text => text.Count() >= 4).ToList();

        Assert.InRange(labelsOfText.Count, 20, int.MaxValue);
        Assert.True(labelsOfText.Count(text => text.Select(turn => turn.Label).Distinct().Count() > 1) > .5 * labelsOfText.Count);
    }

    private static IEnumerable<Turn> Labeled(DialogPlan dialog) => dialog.Turns.Where(turn => turn.Label is not null);
}
