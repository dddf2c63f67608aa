namespace StageGraph.Tests.Caches;

/// <summary>A workspace with one stage, which copies <c>data/in.csv</c>.</summary>
internal sealed class Checkout
{
    private readonly string _root;
    private readonly List<string> _said = [];

    public Checkout(TemporaryFolder folder, string name, StageCache cache, string input = "hello")
    {
        _root = folder[name];
        Workspace = new Workspace(_root, "data/.state");
        folder.Write($"{name}/data/in.csv", input);
        Runner = new StageRunner(Workspace, 1) { Cache = cache };
        Stage = new CopyStage(Workspace, "data/in.csv", "data/out.csv");
    }

    public Workspace Workspace { get; }

    public StageRunner Runner { get; }

    public CopyStage Stage { get; }

    public string Output => Workspace.PathOf("data/out.csv");

    public IReadOnlyList<string> Said
    {
        get
        {
            lock (_said)
            {
                return [.. _said];
            }
        }
    }

    public void Run() => Runner.Run(Stage, line =>
    {
        lock (_said)
        {
            _said.Add(line);
        }
    });

    // What is in the workspace but for the engine's own files.
    public IReadOnlyDictionary<string, string> Files() => Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories)
        .Where(path => !path.Contains("/.", StringComparison.Ordinal))
        .ToDictionary(path => Path.GetRelativePath(_root, path), File.ReadAllText);
}
