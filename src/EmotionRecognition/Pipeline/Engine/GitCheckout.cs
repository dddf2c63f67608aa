using System.Diagnostics;

namespace EmotionRecognition.Pipeline.Engine;

/// <summary>What git says of the workspace; it says nothing where there is no git or no repository.</summary>
/// <param name="Root">The workspace.</param>
public sealed record GitCheckout(string Root)
{
    /// <summary>The commit that is checked out, or null.</summary>
    public string? Commit => Ask("rev-parse", "HEAD")?.Trim();

    /// <summary>Files that differ from the commit, or are new.</summary>
    public IReadOnlyList<string> ChangedFiles =>
        Ask("status", "--porcelain")?.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[3..]).ToList() ?? [];

    /// <summary>A file's text at a revision.</summary>
    /// <exception cref="InputException">There is no such revision, or no such file in it.</exception>
    public string Read(string revision, string path) => Ask("show", $"{revision}:{path}")
        ?? throw new InputException($"{revision}:{path}", "nothing", "a file in a revision of this repository", "check the revision with git log");

    private string? Ask(params string[] arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["-C", Root, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = git.StandardError.ReadToEndAsync();
            var answer = git.StandardOutput.ReadToEnd();
            errors.Wait();
            git.WaitForExit();
            return git.ExitCode == 0 ? answer : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
