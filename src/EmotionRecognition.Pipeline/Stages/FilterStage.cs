using System.Globalization;
using System.Text.Json;
using EmotionRecognition.Corpora;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>What a filter depends on besides its tables.</summary>
/// <param name="Experiment">The experiment's name.</param>
/// <param name="Filter">The filter.</param>
/// <param name="Classes">The classes whose utterances are kept.</param>
/// <param name="Seed">The experiment's seed.</param>
public sealed record FilterSettings(string Experiment, RowFilter Filter, ClassSet Classes, int Seed);

/// <summary>Lists the recorded utterances that an experiment's filter leaves out, before they are split. Generated samples are not filtered.</summary>
/// <param name="workspace">Where the tables are.</param>
/// <param name="tables">The experiment's tables.</param>
/// <param name="settings">The filter, and what it depends on.</param>
public sealed class FilterStage(Workspace workspace, ExperimentTables tables, FilterSettings settings) : Stage
{
    private readonly string? _columns = settings.Filter.NeedsColumns() ? tables.Real.Columns : null;

    /// <inheritdoc/>
    public override string Target => "Split";

    /// <inheritdoc/>
    public override string Instance => $"{settings.Experiment}/filter";

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs =>
        [workspace.Input(tables.Real.Labels), .. _columns is null ? [] : new[] { workspace.Input(_columns) }];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [tables.FilterOmissions];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new SortedDictionary<string, string>
    {
        ["classes"] = settings.Classes.Description,
        ["filter"] = JsonSerializer.Serialize(settings.Filter),
        ["seed"] = settings.Filter.PerSpeaker is null ? "none" : settings.Seed.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The utterances that a filter did not leave out.</summary>
    /// <param name="run">A stage that reads the list.</param>
    /// <param name="omissions">The list, <see cref="ExperimentTables.FilterOmissions"/>; null if there is no filter.</param>
    /// <param name="utterances">The corpus's utterances.</param>
    public static IReadOnlyList<Utterance> Kept(StageRun run, string? omissions, IReadOnlyList<Utterance> utterances)
    {
        if (omissions is null)
        {
            return utterances;
        }

        var leftOut = OmissionTable.Read(run.Input(omissions)).Select(omission => omission.Item).ToHashSet(StringComparer.Ordinal);
        return [.. utterances.Where(utterance => !leftOut.Contains(utterance.Id))];
    }

    /// <inheritdoc/>
    public override void Run(StageRun run)
    {
        var rows = FilteredRows.Of(
            $"experiment {settings.Experiment}, filter",
            settings.Filter,
            settings.Classes,
            LabelTable.Read(run.Input(tables.Real.Labels)),
            _columns is null ? null : ColumnTable.Read(run.Input(_columns)),
            settings.Seed);
        OmissionTable.Write(run.Output(tables.FilterOmissions), rows.Omissions);
        run.Warn($"filter: {rows.Describe()}");
    }
}
