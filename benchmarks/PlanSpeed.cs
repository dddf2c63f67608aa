using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StageGraph;

namespace EmotionRecognition.Benchmarks;

/// <summary>How long a build takes to find out that nothing is to be done, in a simulated graph of many stages.</summary>
internal static class PlanSpeed
{
    private const double Goal = 5;

    /// <summary>Writes the files and manifests of the stages, and times sessions that take them.</summary>
    /// <param name="stages">The number of stages.</param>
    /// <param name="runs">The number of sessions.</param>
    public static void Run(int stages, int runs)
    {
        var folder = Directory.CreateTempSubdirectory("plan-speed");
        try
        {
            var workspace = new Workspace(folder.FullName, ".state");
            var graph = SimulatedStage.Graph(workspace, stages);
            Write(workspace, graph);

            // Hashes are remembered only of files that have not just been written.
            Thread.Sleep(TimeSpan.FromSeconds(3));
            Console.WriteLine("| session | s | its processor s | up to date |\n|---|--:|--:|--:|");
            Session("first, reads all files", workspace, graph);
            var times = Enumerable.Range(1, runs).Select(run => Session($"{run}", workspace, graph)).Order().ToList();
            Console.WriteLine(times[runs / 2] < Goal ? $"\nmedian within the goal of {Goal} s" : $"\nmedian NOT within the goal of {Goal} s");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double Session(string name, Workspace workspace, IReadOnlyList<Stage> graph)
    {
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var runner = new StageRunner(workspace, threads: 1);
        var session = new BuildSession(runner, BuildMode.Run, _ => { }) { Graph = () => graph };
        session.Take(graph, graph.Count);
        runner.Save();
        var seconds = clock.Elapsed.TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {seconds:0.00} | {(Environment.CpuUsage.TotalTime - before).TotalSeconds:0.00} | {session.UpToDate} |"));
        return session.UpToDate == graph.Count ? seconds : throw new InvalidOperationException($"{session.Ran} stages ran");
    }

    private static void Write(Workspace workspace, IReadOnlyList<Stage> graph)
    {
        var code = CodeVersion.Of(graph[0]);
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var stage in graph)
        {
            var (output, text) = (stage.Outputs[0], stage.Name);
            hashes[output] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            Directory.CreateDirectory(Path.GetDirectoryName(workspace.PathOf(output))!);
            File.WriteAllText(workspace.PathOf(output), text);
            new Manifest(
                stage.Name, code.Hash, stage.Settings, stage.Inputs.ToDictionary(input => input.Name, input => hashes[input.Name]),
                new Dictionary<string, string> { [output] = hashes[output] }, code.Packages, [], 1, DateTime.UtcNow).Write(workspace.ManifestOf(stage));
        }
    }
}

/// <summary>A stage that reads another one's file: ten read each, as folds read a split.</summary>
internal sealed class SimulatedStage(Workspace workspace, int number) : Stage
{
    private const int Readers = 10;
    private const int FilesPerFolder = 1000;

    public override string Target => "Simulated";

    public override string Instance => string.Create(CultureInfo.InvariantCulture, $"stage-{number}");

    public override IReadOnlyList<StageInput> Inputs => number == 0 ? [] : [workspace.Input(OutputOf((number - 1) / Readers))];

    public override IReadOnlyList<string> Outputs => [OutputOf(number)];

    public override IReadOnlyDictionary<string, string> Settings => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["fold"] = number.ToString(CultureInfo.InvariantCulture),
        ["protocol"] = "honest",
        ["seed"] = "1",
    };

    public static IReadOnlyList<Stage> Graph(Workspace workspace, int count) =>
        [.. Enumerable.Range(0, count).Select(number => new SimulatedStage(workspace, number))];

    public override void Run(StageRun run) => File.WriteAllText(run.Output(OutputOf(number)), Name);

    private static string OutputOf(int number) => string.Create(CultureInfo.InvariantCulture, $"out/{number / FilesPerFolder}/{number}.csv");
}
