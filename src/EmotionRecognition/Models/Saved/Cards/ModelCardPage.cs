using System.Globalization;

namespace EmotionRecognition.Models.Saved.Cards;

/// <summary>A model card as a page of Markdown.</summary>
internal static class ModelCardPage
{
    /// <summary>Renders a card; the same card gives the same text.</summary>
    public static string Of(ModelCard card) => string.Join('\n', Lines(card)) + "\n";

    private static IEnumerable<string> Lines(ModelCard card) =>
    [
        $"# {card.Title}",
        "",
        card.Summary,
        "",
        $"Classes: {string.Join(", ", card.Classes)}.",
        .. Section("Before you use it", List(card.Misuse)),
        .. Section("Intended use", List(card.IntendedUse)),
        .. Section("Trained on", card.Data.SelectMany(Describe)),
        .. Section("How well it does", card.Scores.SelectMany(Describe)),
        .. card.Altered.Count == 0 ? [] : Section("If clips were recorded in another way", card.Altered.GroupBy(each => each.Protocol).SelectMany(Describe)),
        .. Section("Limits", List(card.Limits)),
        .. card.Origin is { } origin ? Section("How it was made", List(Describe(origin))) : [],
    ];

    private static IEnumerable<string> Section(string title, IEnumerable<string> lines) => ["", $"## {title}", .. lines];

    private static IEnumerable<string> List(IEnumerable<string> items) => items.Select(item => $"- {item}").Prepend("");

    private static IEnumerable<string> Describe(CardData data) =>
    [
        "",
        $"**{data.Title}**{(data.Speech is null ? "" : $", {data.Speech}")}: "
            + string.Create(CultureInfo.InvariantCulture, $"{data.Rows.Values.Sum()} utterances, {data.Hours * 60:0} minutes")
            + $"{(data.Speakers > 0 ? $", {data.Speakers} speakers" : "")}. License: {data.License}.{(data.Source is null ? "" : $" {data.Source}")}",
        .. List([$"Utterances: {string.Join(", ", data.Rows.Select(rows => $"{rows.Key} {rows.Value}"))}.", .. data.Notices]),
    ];

    private static IEnumerable<string> Describe(CardScore score) =>
    [
        "",
        $"**{score.Corpus}, {score.Claim}** ({score.Protocol}, {score.Rows} test rows; 95 % intervals over {score.IntervalUnit}):",
        "",
        $"UAR {Percent(score.Recall)} (chance {Percent(score.Chance)}), WA {Percent(score.Accuracy)}, weighted F1 {Percent(score.WeightedF1)}.",
        .. Table("| class | recall | precision | test rows |", score.Classes.Select(
            each => $"| {each.Class} | {Percent(each.Recall)} | {Percent(each.Precision)} | {each.Rows} |")),
        .. score.Groups.Count == 0 ? [] : Table("| group | UAR | test rows | speakers |", score.Groups.Select(
            each => $"| {each.Column} {each.Value} | {Percent(each.Recall)} over {each.IntervalUnit} | {each.Rows} | {each.Speakers} |")),
    ];

    private static IEnumerable<string> Describe(IGrouping<string, CardCondition> protocol) =>
    [
        "",
        $"The test clips of protocol {protocol.Key} were altered in one way at a time, and the same models were asked again; 95 % intervals over "
            + $"{protocol.First().IntervalUnit}.",
        .. Table("| clips | condition | UAR | answers changed |", protocol.Select(
            each => $"| {each.Words} | `{each.Condition}` | {Percent(each.Recall)} | {Percent(each.Changed)} |")),
    ];

    private static IEnumerable<string> Table(string header, IEnumerable<string> rows) => ["", header, "|---|---|---|---|", .. rows];

    private static IEnumerable<string> Describe(CardOrigin origin) =>
    [
        $"Experiment {origin.Experiment}, commit {(origin.Commit.Length == 0 ? "unknown" : origin.Commit)}"
            + (origin.ChangedFiles == 0 ? "." : $" with {origin.ChangedFiles} changed files."),
        $"Version of the training code: {origin.Code}.",
        .. origin.Settings.Select(setting => $"Setting {setting.Key}: {setting.Value}."),
        .. origin.Inputs.Select(input => $"Input {input.Key}: SHA-256 {input.Value}."),
        .. origin.Packages.Select(package => $"Package {package.Key} {package.Value}."),
    ];

    private static string Percent(CardMeasure measure) => $"{Percent(measure.Value)} ({Percent(measure.Low)} to {Percent(measure.High)})";

    private static string Percent(double share) => share.ToString("0.0 %", CultureInfo.InvariantCulture);
}
