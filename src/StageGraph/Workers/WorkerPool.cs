using System.Collections.Concurrent;

namespace StageGraph.Workers;

/// <summary>
/// Runs stages in other processes: what they compute with may have state for the whole process, such as a seed or a number of threads. Processes start when
/// they are needed, and stay for the next stage.
/// </summary>
/// <param name="command">Program and arguments of a worker, which calls <see cref="StageWorker.Serve"/>.</param>
/// <param name="folder">The folder that workers run in.</param>
/// <param name="code">What <see cref="StageWorker.CodeOf"/> gives for the program of the workers.</param>
public sealed class WorkerPool(IReadOnlyList<string> command, string folder, string code) : IDisposable
{
    private readonly ConcurrentBag<WorkerProcess> _idle = [];
    private readonly ConcurrentDictionary<WorkerProcess, bool> _all = [];

    /// <summary>Runs a stage in a process of its own; for <see cref="StageRunner.Execute"/>. A process that ended is replaced for the next stage.</summary>
    /// <exception cref="WorkerException">The stage failed.</exception>
    /// <exception cref="BuildException">The process ended before the stage did.</exception>
    public void Run(Stage stage, StageRun run)
    {
        if (!_idle.TryTake(out var worker))
        {
            worker = WorkerProcess.Start(command, folder, code, stage.Name);
            _all[worker] = true;
        }

        try
        {
            worker.Run(stage, run);
            _idle.Add(worker);
        }
        catch (WorkerException)
        {
            _idle.Add(worker);
            throw;
        }
        catch
        {
            _all.TryRemove(worker, out _);
            worker.Dispose();
            throw;
        }
    }

    /// <summary>Ends all processes.</summary>
    public void Dispose()
    {
        foreach (var worker in _all.Keys)
        {
            worker.Dispose();
        }
    }
}
