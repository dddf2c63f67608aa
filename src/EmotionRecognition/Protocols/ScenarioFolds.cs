using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Iemocap;

namespace EmotionRecognition.Protocols;

/// <summary>
/// Folds over pairs of a session group and a scenario group: one pair is the test part, the next session group with the next scenario group
/// is the validation part, and only rows that share neither group with either part are training rows.
/// </summary>
internal static class ScenarioFolds
{
    private const int FewestGroups = 3;

    public static IReadOnlyList<SplitRow> Make(IReadOnlyList<IReadOnlyList<Utterance>> sessions, FoldOptions options)
    {
        var groupOf = GroupScenarios([.. sessions.SelectMany(session => session)], options);
        var cells = sessions
            .SelectMany((session, index) => session.Select(utterance => (utterance, index)))
            .ToLookup(pair => new Cell(pair.index, groupOf[ScenarioOf(pair.utterance)]), pair => pair.utterance.Id);
        var tested = cells.Select(cell => cell.Key).OrderBy(cell => cell.Session).ThenBy(cell => cell.Scenarios);
        return tested.SelectMany((test, fold) => Fold(cells, fold + 1, test, new Cell(sessions.Count, options.ScenarioGroups))).InOrder();
    }

    private static IEnumerable<SplitRow> Fold(ILookup<Cell, string> cells, int fold, Cell test, Cell counts)
    {
        var validation = Rotation(test, counts).FirstOrDefault(cells.Contains, test);
        var training = cells.Select(cell => cell.Key)
            .Where(cell => cell.SharesNothingWith(test) && cell.SharesNothingWith(validation))
            .ToList();
        if (validation == test || training.Count == 0)
        {
            throw new InputException(
                $"fold {fold} of script-disjoint folds",
                "no training or no validation rows",
                "rows on every side",
                "use more scenario groups or a larger corpus");
        }

        return Rows([test], Role.Test).Concat(Rows([validation], Role.Validation)).Concat(Rows(training, Role.Train));

        IEnumerable<SplitRow> Rows(IEnumerable<Cell> side, Role role) =>
            side.SelectMany(cell => cells[cell]).Select(utterance => new SplitRow(utterance, fold, role, 1));
    }

    // Some pairs may have no utterances, so the next one that has any is the validation part.
    private static IEnumerable<Cell> Rotation(Cell test, Cell counts) =>
        from session in Enumerable.Range(1, counts.Session - 1)
        from scenarios in Enumerable.Range(1, counts.Scenarios - 1)
        select new Cell((test.Session + session) % counts.Session, (test.Scenarios + scenarios) % counts.Scenarios);

    private static IReadOnlyDictionary<string, int> GroupScenarios(IReadOnlyList<Utterance> utterances, FoldOptions options)
    {
        IReadOnlyList<IReadOnlyList<Utterance>> scenarios =
        [
            .. utterances.GroupBy(ScenarioOf).OrderBy(scenario => scenario.Key, StringComparer.Ordinal).Select(scenario => scenario.ToList()),
        ];
        var count = options.ScenarioGroups;
        if (count < FewestGroups || count > scenarios.Count)
        {
            throw new InputException(
                "script-disjoint folds",
                $"{count} groups of {scenarios.Count} scenarios",
                $"{FewestGroups} or more, at most one per scenario",
                "use a larger corpus or another number of groups");
        }

        return StratifiedGroups.Join(scenarios, count, options.ClassOf).Index()
            .SelectMany(group => group.Item.Select(ScenarioOf).Distinct().Select(scenario => (scenario, group.Index)))
            .ToDictionary(pair => pair.scenario, pair => pair.Index, StringComparer.Ordinal);
    }

    private static string ScenarioOf(Utterance utterance) => Scenario.Of(utterance.Dialog)
        ?? throw new InputException(
            $"utterance {utterance.Id}",
            $"dialog {utterance.Dialog}",
            "a name such as Ses01F_script01_3",
            "script-disjoint folds are for IEMOCAP only");

    private readonly record struct Cell(int Session, int Scenarios)
    {
        public bool SharesNothingWith(Cell other) => Session != other.Session && Scenarios != other.Scenarios;
    }
}
