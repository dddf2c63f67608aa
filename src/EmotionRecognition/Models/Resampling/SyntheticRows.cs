using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Models.Resampling;

/// <summary>Fits a generator on the training rows of one model and joins its rows to them.</summary>
internal static class SyntheticRows
{
    /// <summary>Joins synthetic rows to real ones.</summary>
    /// <param name="settings">How they are made.</param>
    /// <param name="real">The training rows.</param>
    /// <param name="source">What these are.</param>
    /// <returns>The real rows, then the synthetic ones, class by class; and what was made of each class.</returns>
    /// <exception cref="InputException">A class has too few rows, or the generator fails.</exception>
    public static (LabeledMatrix Rows, IReadOnlyList<SyntheticClass> Classes) Join(ResamplingSettings settings, LabeledMatrix real, GeneratorSource source)
    {
        int[] counts = [.. source.Classes.Select((_, label) => real.RowsOf(label).Length)];
        CheckCounts(settings, counts, source);
        var wanted = (int)Math.Round(settings.Target * counts.Max());
        var values = new List<float>(real.Rows.Values);
        var labels = new List<int>(real.Labels);
        var made = new List<SyntheticClass>();
        var range = new ColumnRange(real.Rows);
        using var generator = settings.Fit(real, source);
        foreach (var (label, count) in counts.Index())
        {
            var missing = Math.Max(0, wanted - count);
            values.AddRange(Draw(settings, generator, range, label, missing));
            labels.AddRange(Enumerable.Repeat(label, missing));
            made.Add(new SyntheticClass(source.Classes[label], count, missing));
        }

        if (settings.CanCollapse)
        {
            var check = new CollapseCheck(real);
            made = [.. made.Select((each, label) => check.Add(each, label, Draw(settings, generator, range, label, check.ProbeOf(label))))];
        }

        return (new LabeledMatrix(new InputMatrix(real.Rows.Columns, [.. values]), [.. labels]) { Synthetic = labels.Count - real.Labels.Length }, made);
    }

    private static void CheckCounts(ResamplingSettings settings, int[] counts, GeneratorSource source)
    {
        var fewest = Math.Max(settings.CanCollapse ? 2 : 1, settings.FewestRows);
        if (Array.FindIndex(counts, count => count < fewest) is >= 0 and var label)
        {
            throw new InputException(
                $"resampling {settings.Kind}, {source.Place}, class {source.Classes[label]}",
                counts[label] == 0 ? "no rows" : $"{counts[label]} rows",
                $"at least {fewest} to make others from",
                "choose fewer groups or other classes, add recordings of this class by more speakers, or remove the key \"resampling\"");
        }
    }

    private static float[] Draw(ResamplingSettings settings, IRowGenerator generator, ColumnRange range, int label, int count)
    {
        var values = count == 0 ? [] : generator.Draw(label, count);
        if (values.Length != count * range.Width || !Array.TrueForAll(values, float.IsFinite))
        {
            throw new InputException(
                $"resampling {settings.Kind}", $"{values.Length} values, not all finite numbers, for {count} rows", $"{range.Width} finite numbers per row",
                "fix the generator or its settings");
        }

        range.Limit(values);
        return values;
    }

    /// <summary>The range of each column over the training rows. Synthetic values are moved into it, so that no count or share becomes negative.</summary>
    private sealed class ColumnRange
    {
        private readonly float[] _least;
        private readonly float[] _most;

        public ColumnRange(InputMatrix rows)
        {
            _least = rows.Row(0).ToArray();
            _most = rows.Row(0).ToArray();
            for (var row = 1; row < rows.RowCount; row++)
            {
                var values = rows.Row(row);
                for (var column = 0; column < values.Length; column++)
                {
                    _least[column] = Math.Min(_least[column], values[column]);
                    _most[column] = Math.Max(_most[column], values[column]);
                }
            }
        }

        public int Width => _least.Length;

        public void Limit(Span<float> rows)
        {
            for (var place = 0; place < rows.Length; place++)
            {
                rows[place] = Math.Clamp(rows[place], _least[place % Width], _most[place % Width]);
            }
        }
    }
}
