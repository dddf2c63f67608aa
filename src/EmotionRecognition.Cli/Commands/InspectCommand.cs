using System.CommandLine;
using System.Globalization;
using EmotionRecognition.Cli.Models;
using EmotionRecognition.Cli.Output;
using EmotionRecognition.Models.Saved.Cards;

namespace EmotionRecognition.Cli.Commands;

/// <summary><c>emotion inspect</c>: what a model is, in the terminal.</summary>
internal sealed class InspectCommand
{
    private readonly Argument<string> _model = new("model")
    {
        Description = "The folder of a saved model, or the name of one that comes with the program.",
        DefaultValueFactory = _ => ModelFolders.Default,
    };

    private readonly Option<bool> _json = new("--json") { Description = "Write the card as JSON." };

    /// <summary>Creates the command.</summary>
    /// <param name="console">What it reads and writes.</param>
    public static Command Create(CommandConsole console)
    {
        var inspect = new InspectCommand();
        var command = new CommandWithExamples(
            "inspect",
            "Shows a model's card: data, scores, limits, and what it must not be used for.",
            "emotion inspect",
            "emotion inspect savedModel/mine/honest/lda/fold-1",
            "emotion inspect emodb --json")
        {
            inspect._model, inspect._json,
        };
        command.SetAction(parsed => inspect.Run(parsed, console));
        return command;
    }

    private int Run(ParseResult parsed, CommandConsole console)
    {
        var name = parsed.GetValue(_model)!;
        var model = ModelDescription.Read(name, ModelFolders.Find(name, "model"));
        if (parsed.GetValue(_json))
        {
            console.Out.WriteLine((model.Card ?? throw NoCard(model)).ToJson().TrimEnd());
            return ExitCode.Done;
        }

        var width = Math.Max(console.Width, 40);
        foreach (var line in Facts(model).Concat(model.Card is { } card ? Card(card) : Missing()).SelectMany(line => Wrapped(line, width)))
        {
            console.Out.WriteLine(line);
        }

        return ExitCode.Done;
    }

    private static InputException NoCard(ModelDescription model) =>
        new(model.Folder, $"no {ModelCard.FileName}", "a model with a card", "evaluate the experiment again, which writes one");

    // A line that starts with spaces is a table; one that starts with a mark is an item of a list.
    private static IEnumerable<string> Wrapped(string line, int width) =>
        line.StartsWith(' ') ? [line] : line.StartsWith("- ", StringComparison.Ordinal) ? TextTable.Wrap(line[2..], width, "- ") : TextTable.Wrap(line, width);

    private static IEnumerable<string> Facts(ModelDescription model)
    {
        var settings = model.Settings;
        yield return model.Card?.Title ?? model.Name;
        yield return "";
        foreach (var line in TextTable.Of(
            [
                ["  folder", model.Folder],
                ["  size", Shares.Size(model.Bytes)],
                ["  model", settings.Model.Kind],
                ["  inputs", string.Join(" and ", settings.Inputs.Select(input => $"{input.Kind}{(input.FeatureSet is { } set ? $" ({set})" : "")}"))],
                ["  columns", settings.ColumnCount.ToString(CultureInfo.InvariantCulture)],
                ["  trained on", $"{settings.TrainingRows.ToString(CultureInfo.InvariantCulture)} rows"],
                ["  needs", model.Needs],
            ], 1))
        {
            yield return line;
        }

        yield return "";
        yield return $"Classes: {string.Join(", ", settings.Classes)}.";
        if (model.Obstacle is { } obstacle)
        {
            yield return "";
            yield return $"It cannot recognize single clips: {obstacle}";
        }
    }

    private static IEnumerable<string> Missing() =>
    [
        "",
        "This model has no card: it is not known what it was trained on, how well it does, or what its limits are.",
        .. Section("Before you use it", CardWords.Misuse),
    ];

    private static IEnumerable<string> Card(ModelCard card) =>
    [
        "",
        card.Summary,
        .. Section("Before you use it", card.Misuse),
        .. Section("Intended use", card.IntendedUse),
        .. Section("Trained on", [.. card.Data.Select(Describe), .. card.Data.SelectMany(data => data.Notices)]),
        "",
        "How well it does",
        .. card.Scores.SelectMany(Describe),
        .. card.Altered.GroupBy(each => each.Protocol).SelectMany(Describe),
        .. Section("Limits", card.Limits),
        .. card.Origin is { } origin
            ? Section("How it was made", [$"Experiment {origin.Experiment}, commit {origin.Commit}.", $"Version of the training code: {origin.Code}."])
            : [],
    ];

    private static IEnumerable<string> Section(string title, IEnumerable<string> items) => ["", title, .. items.Select(item => $"- {item}")];

    private static string Describe(CardData data) => string.Create(
        CultureInfo.InvariantCulture,
        $"{data.Title}{(data.Speech is null ? "" : $", {data.Speech}")}: {data.Rows.Values.Sum()} utterances, {data.Hours * 60:0} minutes, "
            + $"{data.Speakers} speakers. License: {data.License}.{(data.Source is null ? "" : $" {data.Source}")}");

    private static IEnumerable<string> Describe(IGrouping<string, CardCondition> protocol) =>
    [
        "",
        $"If the test clips of protocol {protocol.Key} had been recorded in another way, with 95 % intervals over {protocol.First().IntervalUnit}:",
        .. TextTable.Of(
            [
                ["  condition", "UAR", "answers changed"],
                .. protocol.Select(each => (string[])[$"  {each.Condition}", Shares.WithInterval(each.Recall), Shares.Percent(each.Changed)]),
            ],
            1, 2),
    ];

    private static IEnumerable<string> Describe(CardScore score)
    {
        yield return "";
        yield return $"{score.Corpus}, {score.Claim} ({score.Protocol}, {score.Rows.ToString(CultureInfo.InvariantCulture)} test rows), "
            + $"with 95 % intervals over {score.IntervalUnit}:";
        foreach (var line in TextTable.Of(
            [
                ["  UAR", Shares.WithInterval(score.Recall), $"chance {Shares.Percent(score.Chance)}"],
                ["  WA", Shares.WithInterval(score.Accuracy), ""],
                ["  weighted F1", Shares.WithInterval(score.WeightedF1), ""],
                .. score.Groups.Select(group => (string[])
                    [$"  UAR, {group.Column} {group.Value}", Shares.WithInterval(group.Recall), $"over {group.IntervalUnit}"]),
            ], 1, 2))
        {
            yield return line;
        }

        yield return "";
        foreach (var line in TextTable.Of(
            [
                ["  class", "recall", "precision", "test rows"],
                .. score.Classes.Select(each => (string[])
                    [$"  {each.Class}", Shares.Percent(each.Recall), Shares.Percent(each.Precision), each.Rows.ToString(CultureInfo.InvariantCulture)]),
            ]))
        {
            yield return line;
        }
    }
}
