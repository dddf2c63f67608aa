using System.Reflection;
using EmotionRecognition.Build.Tasks;

namespace EmotionRecognition.Build;

/// <summary>The command that runs single stages: this program, with the same experiments.</summary>
public static class SingleStageCommand
{
    // Options of the build that say nothing about what a stage is.
    private static readonly string[] _own =
    [
        "target", "stage", "as", "jobs", "memory", "force", "explain", "exit-code", "wait", "verbose", "working", "exclusive", "verbosity", "tree", "dryrun",
        "description",
    ];

    /// <summary>The command of a worker, which is told one stage after the other.</summary>
    public static IReadOnlyList<string> OfWorker =>
        [.. Program, .. Options.Where(option => option.Name != "cache").Select(Text), $"--stage={RunStageTask.FromStandardInput}"];

    /// <summary>A command for a shell that still lacks <c>--threads</c> and <c>--stage</c>.</summary>
    public static string AsText => string.Join(
        ' ', Program.Concat(Options.Where(option => option.Name != "threads").Select(Text)).Select(Quote));

    private static IReadOnlyList<string> Program
    {
        get
        {
            var program = Environment.ProcessPath!;
            var isHost = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
            return [program, .. isHost ? [Assembly.GetEntryAssembly()!.Location] : Array.Empty<string>(), $"--target={RunStageTask.Target}"];
        }
    }

    private static IEnumerable<(string Name, string? Value)> Options =>
        CommandLine.Options(CommandLine.Normalize([.. Environment.GetCommandLineArgs().Skip(1)])).Where(option => !_own.Contains(option.Name));

    private static string Text((string Name, string? Value) option) => option.Value is null ? $"--{option.Name}" : $"--{option.Name}={option.Value}";

    private static string Quote(string word) => word.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_./=,:".Contains(letter))
        ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
