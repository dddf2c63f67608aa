using CsCheck;
using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Iemocap;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Tests.Protocols;

public sealed class ScenarioFoldsTests
{
    private static readonly FoldOptions _options = new() { Rule = FoldRule.BySessionAndScenario };

    [Fact]
    public void Make_FullCrossOfSessionsAndScenarios_KeepsBothApart() =>
        Gen.Select(Gen.Int[3, 5], Gen.Int[3, 6], Gen.Int[3, 5])
            .Where((_, scenarios, groups) => groups <= scenarios)
            .Sample((sessions, scenarios, groups) =>
            {
                var utterances = Cross(sessions, scenarios);
                var rows = HonestFolds.Make(utterances, _options with { ScenarioGroups = groups });

                HonestFoldsTests.AssertHonest(utterances, rows);
                Assert.Equal(sessions * groups, rows.Folds().Count);
                Assert.All(rows.GroupBy(row => row.Fold), AssertScenariosApart);
            });

    [Fact]
    public void Make_Iemocap_CountsWhatEachFoldLeavesOut()
    {
        var utterances = IemocapDefinition.Four.Keep(Iemocap.Utterances());
        var rows = HonestFolds.Make(utterances, _options);
        var sizes = rows.Sizes();

        HonestFoldsTests.AssertHonest(utterances, rows);
        Assert.All(rows, row => Assert.Null(row.Inner));
        Assert.All(rows.GroupBy(row => row.Fold), AssertScenariosApart);
        Assert.Equal(25, sizes.Count);
        Assert.All(sizes, size => Assert.Equal(5531, size.Train + size.Validation + size.Test + size.LeftOut));
        Assert.All(sizes, size => Assert.InRange(size.Train / 5531.0, 0.2, 0.5));
    }

    [Fact]
    public void Make_PairsWithoutUtterances_ValidatesOnAnother()
    {
        var utterances = Cross(4, 4).Where(utterance => utterance.Dialog != "Ses02F_impro02").ToList();

        var rows = HonestFolds.Make(utterances, _options with { ScenarioGroups = 4 });

        HonestFoldsTests.AssertHonest(utterances, rows);
        Assert.Equal(15, rows.Folds().Count);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Make_ImpossibleNumberOfGroups_Throws(int groups) => Assert.Contains(
        "4 scenarios",
        Assert.Throws<InputException>(() => HonestFolds.Make(Cross(4, 4), _options with { ScenarioGroups = groups })).Message);

    [Fact]
    public void Make_DialogsWithoutScenario_Throws()
    {
        var utterances = Cross(4, 4).Select(utterance => utterance with { Dialog = $"{utterance.Session}-talk" }).ToList();

        Assert.Contains("Ses01F_script01_3", Assert.Throws<InputException>(() => HonestFolds.Make(utterances, _options)).Message);
    }

    [Theory]
    [InlineData("Ses01F_script01_3", "script01")]
    [InlineData("Ses05M_script01_1b", "script01")]
    [InlineData("Ses05M_impro05a", "impro05")]
    [InlineData("Ses03F_impro08", "impro08")]
    [InlineData("03a01Fa", null)]
    public void Scenario_DialogNames_IsThePlayOrImprovisation(string dialog, string? expected) =>
        Assert.Equal(expected, Scenario.Of(dialog));

    private static void AssertScenariosApart(IGrouping<int, SplitRow> fold) =>
        HonestFoldsTests.AssertOneSideEach(fold, row => Scenario.Of(row.Utterance)!);

    private static List<Utterance> Cross(int sessions, int scenarios) =>
    [
        .. from session in Enumerable.Range(1, sessions)
           from scenario in Enumerable.Range(1, scenarios)
           from side in "FM"
           select Iemocap.Named($"Ses{session:00}F_impro{scenario:00}_{side}000", "neu"),
    ];
}
