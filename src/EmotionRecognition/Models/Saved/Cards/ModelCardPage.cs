using System.Globalization;
using System.Text;

namespace EmotionRecognition.Models.Saved.Cards;

/// <summary>A model card as a page of Markdown.</summary>
internal static class ModelCardPage
{
    /// <summary>Renders a card; the same card gives the same text.</summary>
    public static string Of(ModelCard card)
    {
        var page = new StringBuilder();
        void Line(string text = "") => page.Append(text).Append('\n');
        void List(IEnumerable<string> items)
        {
            foreach (var item in items)
            {
                Line($"- {item}");
            }

            Line();
        }

        void Section(string title)
        {
            Line($"## {title}");
            Line();
        }

        Line($"# {card.Title}");
        Line();
        Line(card.Summary);
        Line();
        Line($"Classes: {string.Join(", ", card.Classes)}.");
        Line();
        Section("Before you use it");
        List(card.Misuse);
        Section("Intended use");
        List(card.IntendedUse);
        Section("Trained on");
        foreach (var data in card.Data)
        {
            Line(Describe(data));
            Line();
            List([$"Utterances: {string.Join(", ", data.Rows.Select(rows => $"{rows.Key} {rows.Value}"))}.", .. data.Notices]);
        }

        Section("How well it does");
        foreach (var score in card.Scores)
        {
            Add(score, Line);
        }

        Section("Limits");
        List(card.Limits);
        if (card.Origin is { } origin)
        {
            Section("How it was made");
            List(Describe(origin));
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static string Describe(CardData data) =>
        $"**{data.Title}**{(data.Speech is null ? "" : $", {data.Speech}")}: "
        + string.Create(CultureInfo.InvariantCulture, $"{data.Rows.Values.Sum()} utterances, {data.Hours * 60:0} minutes")
        + (data.Speakers > 0 ? $", {data.Speakers} speakers" : "")
        + $". License: {data.License}.{(data.Source is null ? "" : $" {data.Source}")}";

    private static void Add(CardScore score, Action<string> line)
    {
        line($"**{score.Corpus}, {score.Claim}** ({score.Protocol}, {score.Rows} test rows; 95 % intervals over {score.IntervalUnit}):");
        line("");
        line($"UAR {Percent(score.Recall)} (chance {Percent(score.Chance)}), WA {Percent(score.Accuracy)}, weighted F1 {Percent(score.WeightedF1)}.");
        line("");
        line("| class | recall | precision | test rows |");
        line("|---|---|---|---|");
        foreach (var each in score.Classes)
        {
            line($"| {each.Class} | {Percent(each.Recall)} | {Percent(each.Precision)} | {each.Rows} |");
        }

        line("");
        if (score.Groups.Count == 0)
        {
            return;
        }

        line("| group | UAR | test rows | speakers |");
        line("|---|---|---|---|");
        foreach (var each in score.Groups)
        {
            line($"| {each.Column} {each.Value} | {Percent(each.Recall)} over {each.IntervalUnit} | {each.Rows} | {each.Speakers} |");
        }

        line("");
    }

    private static IEnumerable<string> Describe(CardOrigin origin)
    {
        yield return $"Experiment {origin.Experiment}, commit {(origin.Commit.Length == 0 ? "unknown" : origin.Commit)}"
            + (origin.ChangedFiles == 0 ? "." : $" with {origin.ChangedFiles} changed files.");
        yield return $"Version of the training code: {origin.Code}.";
        foreach (var (name, value) in origin.Settings)
        {
            yield return $"Setting {name}: {value}.";
        }

        foreach (var (name, hash) in origin.Inputs)
        {
            yield return $"Input {name}: SHA-256 {hash}.";
        }

        foreach (var (name, version) in origin.Packages)
        {
            yield return $"Package {name} {version}.";
        }
    }

    private static string Percent(CardMeasure measure) => $"{Percent(measure.Value)} ({Percent(measure.Low)} to {Percent(measure.High)})";

    private static string Percent(double share) => share.ToString("0.0 %", CultureInfo.InvariantCulture);
}
