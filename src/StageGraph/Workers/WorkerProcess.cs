using System.Diagnostics;
using System.Globalization;

namespace StageGraph.Workers;

/// <summary>A process that runs stages for this one, as long as it is alive.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private volatile string _lastError = "";

    private WorkerProcess(Process process) => _process = process;

    /// <summary>Starts a worker and waits until it is ready.</summary>
    /// <param name="command">Program and arguments.</param>
    /// <param name="folder">The folder that it runs in.</param>
    /// <param name="code">What its code must be.</param>
    /// <param name="place">The stage that it is started for.</param>
    /// <exception cref="BuildException">It ended, or its code is another.</exception>
    public static WorkerProcess Start(IReadOnlyList<string> command, string folder, string code, string place)
    {
        var worker = new WorkerProcess(Process.Start(new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);
        worker._process.ErrorDataReceived += (_, line) => worker._lastError = string.IsNullOrWhiteSpace(line.Data) ? worker._lastError : line.Data.Trim();
        worker._process.BeginErrorReadLine();
        try
        {
            return worker.Read(place).Text == code
                ? worker
                : throw new BuildException(
                    "a worker", "other code than that of this build", "the same program", "do not compile while a build runs; run it again");
        }
        catch
        {
            worker.Dispose();
            throw;
        }
    }

    /// <summary>Runs a stage; its outputs are then in the folder for unfinished ones.</summary>
    /// <exception cref="WorkerException">The stage failed.</exception>
    /// <exception cref="BuildException">The process ended.</exception>
    public void Run(Stage stage, StageRun run)
    {
        Send(new WorkerMessage(WorkerWord.Run, stage.Name) { Threads = run.Threads, Settings = WorkerMessage.SettingsOf(stage) }, stage.Name);
        while (Read(stage.Name) is { Word: not WorkerWord.Done } message)
        {
            switch (message.Word)
            {
                case WorkerWord.Said:
                    run.Say(message.Text);
                    break;
                case WorkerWord.Warned:
                    run.Warn(message.Text);
                    break;
                case WorkerWord.Progressed:
                    run.Report(message.Progress);
                    break;
                case WorkerWord.Failed:
                    throw new WorkerException(message.Text, message.Details);
                default:
                    throw new InvalidOperationException($"{stage.Name}: a worker said {message.Word}");
            }
        }
    }

    public void Dispose()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended.
        }

        _process.WaitForExit();
        _process.Dispose();
    }

    private void Send(WorkerMessage message, string place)
    {
        try
        {
            _process.StandardInput.WriteLine(message.ToLine());
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            throw Ended(place);
        }
    }

    private WorkerMessage Read(string place)
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (WorkerMessage.Read(line) is { } message)
            {
                return message;
            }
        }

        throw Ended(place);
    }

    // A process that a signal ended has 128 + the signal as its exit code; 9 is what Linux sends when memory runs out.
    private BuildException Ended(string place)
    {
        _process.WaitForExit();
        const int Signals = 128;
        var code = _process.ExitCode;
        var how = code > Signals
            ? string.Create(CultureInfo.InvariantCulture, $"killed by signal {code - Signals}")
            : string.Create(CultureInfo.InvariantCulture, $"ended with exit code {code}");
        return new BuildException(
            place, $"its worker process was {how}{(_lastError.Length > 0 ? $" ({_lastError})" : "")}".Replace("was ended", "ended", StringComparison.Ordinal),
            "a worker that lives until its stage ends",
            code == Signals + 9 ? "run the same command again, with a smaller --memory or -j if the system ran out of memory" : "run the same command again");
    }
}
