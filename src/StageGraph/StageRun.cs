namespace StageGraph;

/// <summary>One run of a stage: the paths of its declared inputs and outputs.</summary>
public sealed class StageRun
{
    private readonly Stage _stage;
    private readonly string _aside;
    private readonly Dictionary<string, string> _inputs;
    private readonly List<string> _warnings = [];
    private readonly Action<string> _say;

    internal StageRun(Stage stage, string aside, int threads, Action<string> say)
    {
        _stage = stage;
        _aside = aside;
        _say = say;
        Threads = threads;
        _inputs = stage.Inputs.ToDictionary(input => input.Name, input => input.Path, StringComparer.Ordinal);
    }

    /// <summary>Receives the stage's progress; may be null.</summary>
    internal Action<StageProgress>? Progressed { private get; init; }

    /// <summary>The number of threads it may use; must not affect results.</summary>
    public int Threads { get; }

    /// <summary>The stage's warnings, which are also stored in the manifest.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>The path of a declared input.</summary>
    /// <exception cref="InvalidOperationException">The stage has not declared it.</exception>
    public string Input(string name) => _inputs.TryGetValue(name, out var path)
        ? path
        : throw new InvalidOperationException($"{_stage.Name} reads {name} without declaring it as an input");

    /// <summary>The path to write a declared output to: in a temporary folder until the stage ends. The parent folder is created.</summary>
    /// <exception cref="InvalidOperationException">The stage has not declared it.</exception>
    public string Output(string name)
    {
        if (!_stage.Outputs.Contains(name))
        {
            throw new InvalidOperationException($"{_stage.Name} writes {name} without declaring it as an output");
        }

        var path = Path.Combine(_aside, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>
    /// A folder for the checkpoints of a stage that sets <see cref="Stage.ContinuesInterruptedRun"/>. It is kept until the outputs are in place, so that no
    /// work is lost if the run is interrupted.
    /// </summary>
    public string Scratch => Path.Combine(_aside, ".scratch");

    /// <summary>Shows a warning and stores it in the manifest.</summary>
    public void Warn(Words warning)
    {
        _warnings.Add(warning.ToString());
        _say($"warning: {warning}");
    }

    /// <summary>Shows the stage's progress; cheap enough to call for every item.</summary>
    public void Report(StageProgress progress) => Progressed?.Invoke(progress);

    /// <summary>Shows a message.</summary>
    public void Say(Words line) => _say(line.ToString());
}
