using EmotionRecognition.Reporting.Page;

namespace EmotionRecognition.Reporting.Sections;

/// <summary>The part of the audit about synthetic training rows: how many there are, and whether the generators collapsed.</summary>
internal static class SyntheticRows
{
    /// <summary>The blocks of one experiment; none if no system has synthetic rows.</summary>
    public static IEnumerable<Block> Blocks(IReadOnlyList<SyntheticNote> notes)
    {
        if (notes.Count == 0)
        {
            yield break;
        }

        var systems = notes.GroupBy(note => (note.Protocol, note.System, note.Kind)).ToList();
        foreach (var system in systems.Where(system => system.Any(note => note.Collapsed > 0)))
        {
            yield return new Notice(
                $"The generator of {system.Key.System} ({system.Key.Kind}) collapsed under {system.Key.Protocol}: "
                + $"{system.First(note => note.Collapsed > 0).Example}. "
                + $"{Numbers.Count(system.Sum(note => note.Collapsed))} of {Numbers.Count(system.Sum(note => note.Generators))} generated classes are like "
                + "that, counting every fold and inner fold. The models are trained on these rows all the same.");
        }

        yield return new Paragraph(
            "Synthetic rows are made in each fold from its training rows alone, and in each inner fold from those of the inner fold. They join training rows "
            + "only: no setting is chosen on them, and none is tested. The spread is their variance as a share of the real rows'; a generator whose rows have "
            + "less than a tenth, or are less than a tenth as far apart, counts as collapsed.");
        yield return new Table(
            "Synthetic training rows, over all folds",
            [
                Column.OneLine("protocol"), Column.OneLine("system"), Column.OneLine("made by"), Column.Number("real rows"), Column.Number("synthetic rows"),
                Column.Number("spread (%)"), Column.Text("class of least spread"), Column.Number("collapsed"),
            ],
            systems.Select(system => new Row(
            [
                system.Key.Protocol, system.Key.System, system.Key.Kind, system.Sum(note => note.Real), system.Sum(note => note.Synthetic),
                .. Spread([.. system]),
            ])),
            2);
    }

    /// <summary>One line per class of each system.</summary>
    public static DataTable Table(ReportContent content) => new(
        "synthetic-rows",
        "experiment,protocol,system,made_by,class,real,synthetic,variance,distance,generators,collapsed",
        from experiment in content.Experiments
        from note in experiment.Synthetic
        select new DataRow(
            experiment.Name, note.Protocol, note.System, note.Kind, note.Class, note.Real, note.Synthetic, note.Variance, note.Distance, note.Generators,
            note.Collapsed));

    private static IEnumerable<Cell> Spread(IReadOnlyList<SyntheticNote> classes) =>
        classes.Where(note => note.Variance is not null).MinBy(note => note.Variance) is { Variance: { } least } narrowest
            ?
            [
                Cell.Percent(least), narrowest.Class,
                $"{Numbers.Count(classes.Sum(note => note.Collapsed))} of {Numbers.Count(classes.Sum(note => note.Generators))}",
            ]
            : ["", "", "not checked"];
}
