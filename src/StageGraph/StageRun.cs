namespace StageGraph;

/// <summary>One run of a stage: where its declared inputs lie and where its outputs are to be written.</summary>
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

    /// <summary>Receives how far the stage is; null: nobody does.</summary>
    internal Action<StageProgress>? Progressed { private get; init; }

    /// <summary>How many threads it may use; results do not depend on it.</summary>
    public int Threads { get; }

    /// <summary>What the stage found worth telling; kept in the manifest.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>The path of a declared input.</summary>
    /// <exception cref="InvalidOperationException">The stage has not declared it.</exception>
    public string Input(string name) => _inputs.TryGetValue(name, out var path)
        ? path
        : throw new InvalidOperationException($"{_stage.Name} reads {name} without declaring it as an input");

    /// <summary>Where to write a declared output: aside, until the stage has ended. Folders exist already.</summary>
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
    /// A folder for what a stage that <see cref="Stage.ContinuesInterruptedRun"/> needs to go on; it lasts until the outputs are in place, so that
    /// whatever interrupts the run before costs nothing.
    /// </summary>
    public string Scratch => Path.Combine(_aside, ".scratch");

    /// <summary>Keeps a warning for the manifest and shows it.</summary>
    public void Warn(Words warning)
    {
        _warnings.Add(warning.ToString());
        _say($"warning: {warning}");
    }

    /// <summary>Shows how far the stage is; cheap enough to be called for every item.</summary>
    public void Report(StageProgress progress) => Progressed?.Invoke(progress);

    /// <summary>Shows a line of progress.</summary>
    public void Say(Words line) => _say(line.ToString());
}
