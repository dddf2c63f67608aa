using EmotionRecognition.Build.Terminal;

namespace EmotionRecognition.Build;

/// <summary>The text printed by the target Help and the option --help.</summary>
public static class HelpText
{
    private const int Columns = TerminalSettings.DefaultWidth;

    /// <summary>Usage, targets, and options.</summary>
    public static string Write()
    {
        var lines = new List<string>
        {
            "dotnet cake [--target=NAME] [OPTION...]",
            "dotnet run --project build -- [--target=NAME] [OPTION...]",
            "",
            "Targets:",
        };
        lines.AddRange(Table(BuildTargets.All.Where(target => target.Name != "Default").Select(target => (target.Name, target.Description))));
        lines.AddRange(["", "Options:"]);
        lines.AddRange(Table(BuildOption.Own.Select(option => (NameOf(option), option.Description))));
        lines.AddRange(["", "Cake's own options:"]);
        lines.AddRange(Table(BuildOption.Cakes.Select(option => (NameOf(option), option.Description))));
        return string.Concat(lines.Select(line => line + "\n"));
    }

    private static string NameOf(BuildOption option) => $"--{option.Name}{(option.Value is null ? "" : $"={option.Value}")}";

    private static IEnumerable<string> Table(IEnumerable<(string Name, string Text)> rows)
    {
        var all = rows.ToList();
        var start = all.Max(row => row.Name.Length) + 4;
        return all.SelectMany(row => Phrasing.Wrap($"{("  " + row.Name).PadRight(start - 1)} {row.Text}", Columns, start));
    }
}
