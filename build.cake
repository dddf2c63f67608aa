// The build is the C# project in build/: this script hands it every argument as it was typed. Asking MSBuild whether the project is up to date
// takes longer than a build with nothing to do, so that is left out while neither the project's sources nor its output have changed.
using System.Diagnostics;

var root = Environment.CurrentDirectory;
var output = System.IO.Directory.CreateDirectory(System.IO.Path.Combine(root, "artifacts", "bin", "Build", "debug"));
var stamp = System.IO.Path.Combine(root, "artifacts", "build.stamp");
var arguments = Environment.GetCommandLineArgs().Skip(1).SkipWhile(argument => argument.EndsWith(".cake", StringComparison.Ordinal));

string Describe(IEnumerable<FileInfo> files) => string.Concat(files
    .OrderBy(file => file.FullName, StringComparer.Ordinal)
    .Select(file => (Path: file.FullName, Target: file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file))
    .Select(file => $"{file.Path} {(file.Target.Exists ? $"{file.Target.Length} {file.Target.LastWriteTimeUtc.Ticks}" : "missing")}\n"));

string DescribeSources() => Describe(new[] { "build", "src" }
    .SelectMany(folder => new DirectoryInfo(System.IO.Path.Combine(root, folder)).EnumerateFiles("*", SearchOption.AllDirectories))
    .Concat(new[] { "Directory.*", "global.json", ".editorconfig", "*.config" }.SelectMany(new DirectoryInfo(root).EnumerateFiles)));

int Run(IEnumerable<string> command)
{
    var process = Process.Start(new ProcessStartInfo("dotnet", command));
    process.WaitForExit();
    return process.ExitCode;
}

// Two that start at once must not compile into each other's files; the second finds that there is nothing to do.
FileStream TakeLock()
{
    while (true)
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(root, "artifacts", "build.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (error.HResult is 11 or 35 or unchecked((int)0x80070020))
        {
            System.Threading.Thread.Sleep(200);
        }
    }
}

var held = TakeLock();
var sources = DescribeSources();
if (!System.IO.File.Exists(stamp) || System.IO.File.ReadAllText(stamp) != sources + Describe(output.EnumerateFiles()))
{
    Console.WriteLine("Building build/");
    var exitCode = Run(new[] { "msbuild", "build", "-restore", "-nologo", "-verbosity:quiet" });
    if (exitCode != 0)
    {
        Environment.Exit(exitCode);
    }

    System.IO.File.WriteAllText(stamp, sources + Describe(output.EnumerateFiles()));
}

held.Dispose();
Environment.Exit(Run(new[] { System.IO.Path.Combine(output.FullName, "Build.dll") }.Concat(arguments)));
