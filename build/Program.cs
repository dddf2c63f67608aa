using System.Runtime.InteropServices;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting;
using EmotionRecognition;
using EmotionRecognition.Build;
using EmotionRecognition.Build.Terminal;
using Microsoft.Extensions.DependencyInjection;

try
{
    var arguments = CommandLine.Normalize(args);
    if (CommandLine.Check(arguments) is not { } targets)
    {
        Console.Write(HelpText.Write());
        return 0;
    }

    // If a target prints data, standard output is reserved for it, so that it can be redirected.
    var printsData = targets.Any(target => target.PrintsData);
    var settings = TerminalSettings.Detect(printsData ? Console.IsErrorRedirected : Console.IsOutputRedirected, Environment.GetEnvironmentVariable);
    using var terminal = new BuildTerminal(Console.Out, printsData ? Console.Error : Console.Out, Console.Error, settings);
    using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => terminal.Interrupted());
    using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => terminal.Interrupted());
    var exitCode = new CakeHost().UseContext<BuildContext>().UseLifetime<BuildLifetime>().ConfigureServices(services => services
        .AddSingleton(terminal)
        .AddSingleton<ICakeLog, TerminalLog>()
        .AddSingleton<ICakeReportPrinter, NoTaskReport>()).Run(arguments);
    return exitCode == 0 ? 0 : terminal.FailureCode;
}
catch (InputException error)
{
    var settings = TerminalSettings.Detect(Console.IsErrorRedirected, Environment.GetEnvironmentVariable);
    using var terminal = new BuildTerminal(Console.Out, Console.Out, Console.Error, settings);
    terminal.Error(error.Message);
    return 1;
}
