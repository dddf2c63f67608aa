using System.Diagnostics;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>The real build on a disk of its own that is full or cannot be written: a file system in memory, seen by the test's processes alone.</summary>
public sealed class StorageTests(TinyCorpus corpus)
{
    // In the folder $disk: the tiny corpus with all that its build made. "build" is the build's command line, "hashes" lists what was made.
    private const string Prologue = """
        mount -t tmpfs -o size=512m none "$disk"
        cp -r "$tiny/." "$disk"
        cd "$disk"
        hashes() { find data savedModel report -type f ! -path '*/.state/*' | LC_ALL=C sort | xargs -d '\n' sha256sum; }
        build() { dotnet "$program" --corpus=synthetic --corpus-path="$disk/corpus" --generated-path="$disk/corpus/generated" "$@" || echo "exit code $?"; }
        hashes >/tmp/"$$".before
        """;

    private const string Epilogue = """
        hashes | cmp - /tmp/"$$".before && echo "outputs are as they were"
        rm /tmp/"$$".before
        """;

    [Fact]
    public void Build_DiskFull_SaysSoAndLeavesOldOutputs()
    {
        var said = Run("""
            used=$(df -k --output=used . | tail -1)
            mount -o remount,size=$((used + 40))k "$disk"
            build --target=Acoustics --force
            mount -o remount,size=512m "$disk"
            """);
        Assert.Contains("No space left on device", said);
        Assert.Contains("expected readable files and writable folders with free space; free some space or change permissions", said);
        Assert.Contains("exit code 1", said);
        Assert.Contains("outputs are as they were", said);
    }

    [Fact]
    public void Build_DiskFullForAWhile_ContinuesToTheSameBytes()
    {
        var said = Run("""
            rm -r data savedModel report
            for room in 200 1000 3000 6000 10000 15000; do
                mount -o remount,size=$(($(du -sk corpus experiments | awk '{ sum += $1 } END { print sum }') + room))k "$disk"
                build --target=Report
            done
            mount -o remount,size=512m "$disk"
            build --target=Report
            rm report/index.html report/tables/stages.csv
            (cd "$tiny" && hashes) | grep -v -e manifest.json -e report/index.html -e report/tables/stages.csv >/tmp/"$$".tiny
            hashes | grep -v manifest.json | cmp - /tmp/"$$".tiny && echo "the same bytes in the end"
            rm /tmp/"$$".tiny
            """);
        Assert.Contains("No space left on device", said);
        Assert.Contains("the same bytes in the end", said);
    }

    [Fact]
    public void Build_DiskReadOnly_SaysSoAtOnceAndCanStillExplain()
    {
        var said = Run("""
            mount -o remount,ro "$disk"
            build --target=Report
            build --target=Report --explain
            """);
        Assert.Contains("Read-only file system", said);
        Assert.Contains("exit code 1", said);
        Assert.Matches(@"(?m)^0 of \d\d stages would run\.$", said);
        Assert.Contains("outputs are as they were", said);
    }

    private string Run(string script)
    {
        BuildProgram.SkipIfMissing();
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Shell("mount -t tmpfs none /mnt").ExitCode == 0,
            "no file system of the test's own: needs Linux and unshare -rm");
        using var disk = new TemporaryFolder();
        return Shell($"disk={disk.Root} tiny={corpus.Root} program={BuildProgram.Path}\n{Prologue}\n{script}\n{Epilogue}\n").Said;
    }

    private static (int ExitCode, string Said) Shell(string script)
    {
        using var shell = Process.Start(
            new ProcessStartInfo("unshare", ["-rm", "bash", "-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = shell.StandardError.ReadToEndAsync();
        var said = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        return (shell.ExitCode, said + errors.Result);
    }
}
