using System.Diagnostics;

namespace EmotionRecognition.Pipeline.Tests.Archiving;

/// <summary>A temporary folder as a git checkout.</summary>
internal static class GitFolder
{
    /// <summary>Makes a folder a checkout with one commit of everything that is not ignored.</summary>
    public static void Commit(string root)
    {
        Git(root, "init", "--quiet");
        Git(root, "add", "--all");
        Git(root, "-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "--message=All");
    }

    /// <summary>Runs git.</summary>
    public static void Git(string root, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", root, .. arguments]))!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
