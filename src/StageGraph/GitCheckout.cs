using System.Diagnostics;

namespace StageGraph;

/// <summary>Queries git about the workspace. Without git or a repository, all answers are empty.</summary>
/// <param name="Root">The workspace.</param>
public sealed record GitCheckout(string Root)
{
    /// <summary>The checked-out commit, or null.</summary>
    public string? Commit => Ask("rev-parse", "HEAD")?.Trim();

    /// <summary>Files that differ from the commit or are new.</summary>
    public IReadOnlyList<string> ChangedFiles =>
        Ask("status", "--porcelain")?.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[3..]).ToList() ?? [];

    /// <summary>A file's text at a revision, or null if the revision has no such file.</summary>
    /// <param name="revision">Anything that git resolves to a commit.</param>
    /// <param name="path">Relative to the workspace.</param>
    /// <exception cref="BuildException">The revision does not exist.</exception>
    public string? Read(string revision, string path) => Ask("show", $"{CommitOf(revision)}:./{path}");

    /// <summary>The files of a folder at a revision, relative to the workspace; empty if the revision has no such folder.</summary>
    /// <param name="revision">Anything that git resolves to a commit.</param>
    /// <param name="folder">Relative to the workspace.</param>
    /// <exception cref="BuildException">The revision does not exist.</exception>
    public IReadOnlyList<string> List(string revision, string folder) =>
        Ask("ls-tree", "--name-only", CommitOf(revision), $"{folder}/")?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private string CommitOf(string revision) => Ask("rev-parse", "--verify", "--end-of-options", $"{revision}^{{commit}}")?.Trim()
        ?? throw new BuildException("--against", $"\"{revision}\"", "a revision of this git repository", "look it up with git log");

    private string? Ask(params string[] arguments)
    {
        try
        {
            using var git = Process.Start(
                new ProcessStartInfo("git", ["-C", Root, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
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
