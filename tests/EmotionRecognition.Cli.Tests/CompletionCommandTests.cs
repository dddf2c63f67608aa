using System.Diagnostics;

namespace EmotionRecognition.Cli.Tests;

public class CompletionCommandTests
{
    // As bash does at TAB: the words of the line, the last of which may be empty.
    private const string Press = """
        source <(emotion completion bash)
        read -ra COMP_WORDS <<< "$LINE"
        [[ $LINE == *" " ]] && COMP_WORDS+=("")
        COMP_LINE=$LINE COMP_POINT=${#LINE} COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        [[ $(complete -p emotion) == *"-F _emotion"* ]] && _emotion emotion
        printf '%s\n' "${COMPREPLY[@]}"
        """;

    [Theory]
    [InlineData("emotion pre", "predict")]
    [InlineData("emotion features clip.wav --set study", "study-276")]
    [InlineData("emotion timeline a.wav --h", "--help --hop --html")]
    [InlineData("emotion predict --model ", "emodb")]
    [InlineData("emotion predict no-such-file", "")]
    public async Task Completion_BashAtTab_Suggests(string line, string expected)
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "no bash");
        var start = new ProcessStartInfo("/bin/bash", ["--norc", "-c", Press]) { RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{AppContext.BaseDirectory}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["LINE"] = line;
        using var bash = Process.Start(start)!;

        var suggestions = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.Equal(expected.Split(' '), suggestions.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _emotion emotion\n")]
    [InlineData("zsh", "#compdef emotion\n")]
    [InlineData("fish", "complete -c emotion -a ")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName emotion ")]
    public async Task Completion_Shell_HasItsScript(string shell, string expected)
    {
        var run = await ProgramRun.Of("completion", shell);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(expected, run.Out, StringComparison.Ordinal);
        Assert.Contains("[suggest:", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Completion_OtherShell_ListsTheKnownOnes()
    {
        var run = await ProgramRun.Of("completion", "tcsh");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.All(["bash", "fish", "pwsh", "zsh"], shell => Assert.Contains(shell, run.Error, StringComparison.Ordinal));
    }
}
