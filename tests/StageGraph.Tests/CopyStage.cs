namespace StageGraph.Tests;

/// <summary>Writes its input in capitals, preceded by a setting; can be made to fail halfway.</summary>
internal class CopyStage(Workspace workspace, string source, string output) : Stage
{
    public string Prefix { get; set; } = "";

    public Action? OnTheWay { get; set; }

    public string? Says { get; init; }

    public int Runs { get; private set; }

    public override string Target => "Copy";

    public override string Instance => output;

    public override IReadOnlyList<StageInput> Inputs => [workspace.Input(source)];

    public override IReadOnlyList<string> Outputs => [output];

    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["prefix"] = Prefix };

    public override void Run(StageRun run)
    {
        Runs++;
        if (Says is { } line)
        {
            run.Say($"{line}");
        }

        run.Report(new StageProgress(1, 2, "line"));
        var text = Prefix + File.ReadAllText(run.Input(source)).ToUpperInvariant();
        File.WriteAllText(run.Output(output), text);
        OnTheWay?.Invoke();
    }
}
