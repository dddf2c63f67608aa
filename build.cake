// The build is the C# project in build/; this script passes all arguments on to it. Asking MSBuild whether the project is up to date takes longer
// than a build with nothing to do, so MSBuild is skipped as long as neither the project's sources nor its output have changed.
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

// Compiles and shows a sign of life: a running count of seconds on a terminal, otherwise a line every 30 seconds. Standard output is reserved for
// what the target prints.
int Compile(string message)
{
    string Variable(string name) => Environment.GetEnvironmentVariable(name) ?? "";
    var counts = !Console.IsErrorRedirected && Variable("NO_COLOR") == "" && Variable("CI") == "" && Variable("TERM") != "dumb";
    Console.Error.WriteLine(message);
    var clock = Stopwatch.StartNew();
    var command = new[] { "msbuild", "build", "-restore", "-nologo", "-verbosity:quiet" };
    var process = Process.Start(new ProcessStartInfo("dotnet", command) { RedirectStandardOutput = true });
    var output = process.StandardOutput.ReadToEndAsync();
    for (var seconds = 1; !process.WaitForExit(1000); seconds++)
    {
        if (counts)
        {
            Console.Error.Write($"\r{clock.Elapsed.TotalSeconds:0} s ");
        }
        else if (seconds % 30 == 0)
        {
            Console.Error.WriteLine($"still compiling after {clock.Elapsed.TotalSeconds:0} s");
        }
    }

    Console.Error.Write((counts ? "\r          \r" : "") + output.Result);
    return process.ExitCode;
}

// What is missing determines what takes time.
string DescribeCompilation()
{
    var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
    return !System.IO.Directory.Exists(System.IO.Path.Combine(packages, "torchsharp"))
        ? "Downloading packages (about 700 MB, 2.4 GB on disk; once) and compiling the build ..."
        : System.IO.File.Exists(System.IO.Path.Combine(root, "artifacts", "obj", "Build", "project.assets.json"))
            ? "Compiling the build ..."
            : "Restoring packages and compiling the build ...";
}

// Two builds that start at the same time must not compile into each other's files; the second one finds nothing to do.
FileStream TakeLock()
{
    for (var attempts = 0; ; attempts++)
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(root, "artifacts", "build.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (error.HResult is 11 or 35 or unchecked((int)0x80070020))
        {
            if (attempts == 5)
            {
                Console.Error.WriteLine("Waiting for another build to finish compiling ...");
            }

            System.Threading.Thread.Sleep(200);
        }
    }
}

var held = TakeLock();
var sources = DescribeSources();
if (!System.IO.File.Exists(stamp) || System.IO.File.ReadAllText(stamp) != sources + Describe(output.EnumerateFiles()))
{
    var exitCode = Compile(DescribeCompilation());
    if (exitCode != 0)
    {
        Environment.Exit(exitCode);
    }

    System.IO.File.WriteAllText(stamp, sources + Describe(output.EnumerateFiles()));
}

held.Dispose();
Environment.Exit(Run(new[] { System.IO.Path.Combine(output.FullName, "Build.dll") }.Concat(arguments)));
