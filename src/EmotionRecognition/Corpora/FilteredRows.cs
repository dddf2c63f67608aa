using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EmotionRecognition.Corpora.Own;

namespace EmotionRecognition.Corpora;

/// <summary>
/// What a filter keeps and leaves out. Duration comes first, then the columns in the order of the filter; <see cref="RowFilter.PerSpeaker"/> counts what
/// these keep. Of a speaker's utterances it takes equally many of each class, as long as there are any; which ones is decided by a hash of the seed
/// and the id, so neither the order of files nor other speakers matter, and a larger number only adds utterances.
/// </summary>
/// <param name="Kept">The utterances that are left, in their order.</param>
/// <param name="Omissions">The others, with the condition that each fails first.</param>
public sealed record FilteredRows(IReadOnlyList<Utterance> Kept, IReadOnlyList<Omission> Omissions)
{
    private const int FewValues = 3;

    /// <summary>Applies a filter.</summary>
    /// <param name="place">The experiment and key, for errors.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="classes">The classes; utterances with other labels are ignored.</param>
    /// <param name="utterances">The corpus's utterances.</param>
    /// <param name="columns">The corpus's columns; null if the filter needs none.</param>
    /// <param name="seed">The seed of the choice of utterances per speaker.</param>
    /// <exception cref="InputException">
    /// The corpus lacks a column, value, time, or speaker that the filter needs, or fewer than two classes are left; the error lists what there is.
    /// </exception>
    public static FilteredRows Of(
        string place, RowFilter filter, ClassSet classes, IReadOnlyList<Utterance> utterances, ColumnTable? columns, int seed)
    {
        var kept = classes.Keep(utterances);
        filter.CheckColumns(place, columns?.Columns ?? []);
        CheckTimesAndSpeakers(place, filter, kept);
        foreach (var (column, values) in filter.Columns)
        {
            CheckValues($"{place}, columns, {column}", values, [.. kept.Select(utterance => ValueOf(utterance, column, columns))]);
        }

        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var utterance in kept)
        {
            if (Reason(filter, utterance, columns) is { } reason)
            {
                reasons.Add(utterance.Id, reason);
            }
        }

        if (filter.PerSpeaker is { } most)
        {
            var above = string.Create(CultureInfo.InvariantCulture, $"above {most} per speaker");
            foreach (var utterance in Surplus(kept.Where(utterance => !reasons.ContainsKey(utterance.Id)), most, classes, seed))
            {
                reasons.Add(utterance.Id, above);
            }
        }

        var rows = new FilteredRows(
            [.. kept.Where(utterance => !reasons.ContainsKey(utterance.Id))],
            [.. kept.Where(utterance => reasons.ContainsKey(utterance.Id))
                .Select(utterance => new Omission(utterance.Id, utterance.Dialog, reasons[utterance.Id]))]);
        rows.CheckClasses(place, classes);
        return rows;
    }

    /// <summary>What is left out, in one line: <c>120 of 535 utterances left out (60 under 0.5 s, 60 gender not female)</c>.</summary>
    public string Describe()
    {
        var reasons = Omissions.CountBy(omission => omission.Reason).Select(count => $"{count.Value} {count.Key}");
        return $"{Omissions.Count} of {Kept.Count + Omissions.Count} utterances left out{(Omissions.Count > 0 ? $" ({string.Join(", ", reasons)})" : "")}";
    }

    private static string? Reason(RowFilter filter, Utterance utterance, ColumnTable? columns)
    {
        // To the nanosecond, so that 1.2 to 1.7 s is not below half a second.
        var seconds = Math.Round(utterance.End - utterance.Start, 9);
        if (seconds < filter.MinSeconds)
        {
            return string.Create(CultureInfo.InvariantCulture, $"under {filter.MinSeconds} s");
        }

        if (seconds > filter.MaxSeconds)
        {
            return string.Create(CultureInfo.InvariantCulture, $"over {filter.MaxSeconds} s");
        }

        return filter.Columns.Where(column => !column.Value.Contains(ValueOf(utterance, column.Key, columns)))
            .Select(column => column.Value.Count <= FewValues
                ? $"{column.Key} not {string.Join(" or ", column.Value.Select(RowFilter.Shown))}"
                : $"{column.Key} not among the {column.Value.Count} chosen")
            .FirstOrDefault();
    }

    // Rank by rank: first one utterance of each class, then another of each that has more.
    private static IEnumerable<Utterance> Surplus(IEnumerable<Utterance> utterances, int most, ClassSet classes, int seed) =>
        utterances.GroupBy(utterance => utterance.Speaker, StringComparer.Ordinal).SelectMany(speaker => speaker
            .GroupBy(utterance => classes.ClassOf(utterance.Emotion))
            .SelectMany(ofClass => ofClass.OrderBy(utterance => Draw(seed, utterance)).Index())
            .OrderBy(ranked => ranked.Index).ThenBy(ranked => Draw(seed, ranked.Item))
            .Skip(most)
            .Select(ranked => ranked.Item));

    private static ulong Draw(int seed, Utterance utterance) => BinaryPrimitives.ReadUInt64BigEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}/{utterance.Id}"))));

    private static string ValueOf(Utterance utterance, string column, ColumnTable? columns) => column switch
    {
        RowFilter.Speaker => utterance.Speaker,
        RowFilter.Session => utterance.Session,
        _ => columns?.Of(utterance.Id, column) ?? "",
    };

    private static void CheckValues(string place, IReadOnlyList<string> asked, IReadOnlyList<string> values)
    {
        var counts = values.CountBy(value => value).OrderBy(count => count.Key, StringComparer.Ordinal).ToList();
        if (asked.FirstOrDefault(value => counts.TrueForAll(count => count.Key != value)) is { } unknown)
        {
            throw new InputException(
                place,
                $"\"{unknown}\", which no utterance of the classes has",
                $"one of {string.Join(", ", counts.Select(count => $"{RowFilter.Shown(count.Key)} ({count.Value})"))}",
                "choose among them");
        }
    }

    private static void CheckTimesAndSpeakers(string place, RowFilter filter, IReadOnlyList<Utterance> utterances)
    {
        if ((filter.MinSeconds ?? filter.MaxSeconds) is not null && utterances.All(utterance => utterance.End <= utterance.Start))
        {
            throw new InputException(place, "a limit of seconds", "no such limit, because the corpus has no times", "remove it");
        }

        if (filter.PerSpeaker is not null && utterances.Any(utterance => utterance.Speaker == OwnCorpus.UnknownSpeaker))
        {
            throw new InputException(
                $"{place}, perSpeaker",
                $"{utterances.Count(utterance => utterance.Speaker == OwnCorpus.UnknownSpeaker)} of {utterances.Count} utterances without a speaker",
                "a speaker for each",
                "name the speakers or remove the key");
        }
    }

    private void CheckClasses(string place, ClassSet classes)
    {
        var left = Kept.CountBy(utterance => classes.Classes[classes.ClassOf(utterance.Emotion)!.Value]).ToList();
        if (left.Count < 2)
        {
            var found = left is [var only] ? $"only {only.Key} left, {only.Value} utterances" : "no utterance left";
            throw new InputException(place, $"{found}: {Describe()}", "two classes or more", "loosen the filter");
        }
    }
}
