using System.Diagnostics;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>The real build as a process of its own, to be killed or starved.</summary>
internal static class BuildProgram
{
    public static string Path { get; } = System.IO.Path.Combine(Repository.Root, "artifacts/bin/Build/debug/Build.dll");

    /// <summary>Skips the test where there is no build to run.</summary>
    public static void SkipIfMissing() => Assert.SkipUnless(File.Exists(Path), "build/ has not been built: run dotnet build first");

    /// <summary>The switches that name the tiny corpus of a workspace.</summary>
    public static string[] TinySwitches(string workspace)
    {
        var options = TinyCorpus.Options(workspace);
        return ["--corpus=synthetic", $"--corpus-path={options.CorpusPath}", $"--generated-path={options.GeneratedPath}"];
    }

    /// <summary>Starts the build in a workspace; what it says is read and dropped.</summary>
    public static Process Start(string workspace, params string[] switches)
    {
        var process = StartSilently(workspace, switches);
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Starts the build in a workspace; its errors can be read.</summary>
    public static Process StartSilently(string workspace, params string[] switches)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [Path, .. switches])
        {
            WorkingDirectory = workspace,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.BeginOutputReadLine();
        return process;
    }

    /// <summary>Runs the build in a workspace.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="switches">Its arguments.</param>
    /// <param name="expected">The exit code that it must end with.</param>
    /// <returns>Its errors.</returns>
    public static string Run(string workspace, string[] switches, int expected = 0)
    {
        using var process = StartSilently(workspace, switches);
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == expected, $"exit code {process.ExitCode}: {errors}");
        return errors;
    }
}
