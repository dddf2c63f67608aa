using System.CommandLine;
using System.Reflection;
using EmotionRecognition.Cli.Output;

namespace EmotionRecognition.Cli.Commands;

/// <summary><c>emotion completion</c>: scripts that let shells complete commands, options, and their values.</summary>
internal static class CompletionCommand
{
    private static readonly IReadOnlyDictionary<string, string> _scripts = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["bash"] = "emotion.bash",
        ["fish"] = "emotion.fish",
        ["pwsh"] = "emotion.ps1",
        ["zsh"] = "emotion.zsh",
    };

    /// <summary>Creates the command.</summary>
    /// <param name="console">What it writes to.</param>
    public static Command Create(CommandConsole console)
    {
        var shell = new Argument<string>("shell") { Description = "The shell." };
        shell.AcceptOnlyFromAmong([.. _scripts.Keys]);
        var command = new CommandWithExamples(
            "completion",
            "Writes a script that lets a shell complete commands, options, and their values.",
            "source <(emotion completion bash)",
            "emotion completion bash > ~/.local/share/bash-completion/completions/emotion",
            "emotion completion zsh > ~/.zfunc/_emotion",
            "emotion completion fish > ~/.config/fish/completions/emotion.fish",
            "emotion completion pwsh | Out-String | Invoke-Expression")
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(_scripts[parsed.GetValue(shell)!])!;
            using var reader = new StreamReader(stream);
            console.Out.Write(reader.ReadToEnd());
            return ExitCode.Done;
        });
        return command;
    }
}
