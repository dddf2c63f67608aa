using System.CommandLine;
using System.Globalization;
using EmotionRecognition.Cli.Comparison;
using EmotionRecognition.Cli.Output;

namespace EmotionRecognition.Cli.Commands;

/// <summary><c>emotion compare</c>: how the results of two runs differ.</summary>
internal sealed class CompareCommand
{
    private const string Unknown = "-";

    private readonly Argument<string> _first = new("first")
    {
        Description = "A folder of results such as report/EXPERIMENT, its predictions.csv, or its metrics.json.",
    };

    private readonly Argument<string> _second = new("second") { Description = "Another one." };

    /// <summary>Creates the command.</summary>
    /// <param name="console">What it reads and writes.</param>
    public static Command Create(CommandConsole console)
    {
        var compare = new CompareCommand();
        var command = new CommandWithExamples(
            "compare",
            "Compares two runs: systems of one name, or the only two, by UAR and WA with a paired interval.",
            "emotion compare report/emodb other/report/emodb",
            "emotion compare mine.csv yours.csv")
        {
            compare._first, compare._second,
        };
        command.SetAction(parsed => compare.Run(parsed, console));
        return command;
    }

    private int Run(ParseResult parsed, CommandConsole console)
    {
        var (first, second) = (RunResults.Read(parsed.GetValue(_first)!), RunResults.Read(parsed.GetValue(_second)!));
        var compared = RunComparison.Of(first, second);
        var table = TextTable.Of(
        [
            ["", "UAR", "UAR", "diff.", "95 % interval", "p", "WA", "WA", "clips"],
            .. compared.Select(RowOf),
        ]);
        string[] notes =
        [
            .. TextTable.Wrap($"From {first.Place} to {second.Place}, in percent and percentage points.", console.Width),
            "",
            .. table,
            "",
            .. compared.Any(each => each.Paired is not null)
                ? TextTable.Wrap(
                    "The difference, its interval, and p are those of the clips that both were tested on: a paired bootstrap over clips, which does not cover "
                        + "how speakers differ.", console.Width)
                : TextTable.Wrap("No intervals: they need predictions.csv of both runs.", console.Width),
        ];
        foreach (var line in notes)
        {
            console.Out.WriteLine(line);
        }

        return ExitCode.Done;
    }

    private static string[] RowOf(RunComparison pair)
    {
        var (first, second, paired) = (pair.First.Metrics, pair.Second.Metrics, pair.Paired);
        var difference = paired?.RecallDifference ?? (pair.Shared is null ? second.UnweightedRecall - first.UnweightedRecall : null);
        return
        [
            pair.First.Name == pair.Second.Name ? pair.First.Name : $"{pair.First.System} / {pair.Second.System}",
            Hundredths(first.UnweightedRecall),
            Hundredths(second.UnweightedRecall),
            difference is { } known ? Shares.Difference(known) : Unknown,
            paired is null ? Unknown : $"{Shares.Difference(paired.DifferenceInterval.Low)} to {Shares.Difference(paired.DifferenceInterval.High)}",
            paired is null ? Unknown : paired.Bootstrap.ToString("0.000", CultureInfo.InvariantCulture),
            Hundredths(first.Accuracy),
            Hundredths(second.Accuracy),
            pair.Shared?.ToString(CultureInfo.InvariantCulture) ?? Unknown,
        ];
    }

    private static string Hundredths(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);
}
