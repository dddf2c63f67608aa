// The build is the C# project in build/: this script hands it every argument as it was typed.
using System.Diagnostics;

var start = new ProcessStartInfo("dotnet");
foreach (var argument in new[] { "run", "--project", "build", "--" }.Concat(Environment.GetCommandLineArgs().Skip(1)))
{
    start.ArgumentList.Add(argument);
}

var build = Process.Start(start);
build.WaitForExit();
Environment.Exit(build.ExitCode);
