using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace StageGraph;

/// <summary>
/// Decides whether stages must run, and runs them. Outputs are written to a temporary folder and moved into place by renaming, the manifest last, so
/// that a run interrupted at any point leaves either the old state or one that the next check recognizes as incomplete.
/// </summary>
public sealed class StageRunner
{
    /// <summary>The reason given for a stage without a manifest.</summary>
    public const string FirstRun = "first run";

    private const string CodeHasChanged = "code changed";

    private readonly Workspace _workspace;
    private readonly FileHashes _hashes;
    private readonly CodeVersions _code;
    private readonly int _threads;

    /// <summary>Opens a workspace for running stages.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="threads">The number of threads a stage may use.</param>
    public StageRunner(Workspace workspace, int threads)
    {
        _workspace = workspace;
        _threads = threads;
        _hashes = new FileHashes(Path.Combine(workspace.State, "hashes.tsv"));
        _code = new CodeVersions(Path.Combine(workspace.State, "code.tsv"));
    }

    /// <summary>The number of threads that a stage may use.</summary>
    public int Threads => _threads;

    /// <summary>Calls <see cref="Stage.Run"/> here.</summary>
    public static Action<Stage, StageRun> InThisProcess { get; } = (stage, run) => stage.Run(run);

    /// <summary>Calls <see cref="Stage.Run"/>, in this process by default. The outputs are put in place by the runner, whoever wrote them.</summary>
    public Action<Stage, StageRun> Execute { get; init; } = InThisProcess;

    /// <summary>Whether other processes run other stages in this workspace at the same time.</summary>
    public bool IsShared { get; init; }

    /// <summary>Where the outputs of stages are kept and taken from; null: they are made in each workspace.</summary>
    public StageCache? Cache { get; init; }

    /// <summary>Why the stage must run; empty if it is up to date.</summary>
    /// <param name="stage">The stage.</param>
    public IReadOnlyList<string> ReasonsToRun(Stage stage)
    {
        if (Manifest.Read(_workspace.ManifestOf(stage)) is not { } manifest)
        {
            return [FirstRun];
        }

        var reasons = new List<string>();
        if (CodeOf(stage).Hash != manifest.Code)
        {
            reasons.Add(CodeHasChanged);
        }

        reasons.AddRange(Differences.Of("setting", manifest.Settings, stage.Settings));
        reasons.AddRange(Differences.Of("input", manifest.Inputs, Hash([.. stage.Inputs.Select(input => (input.Name, input.Path))])));
        reasons.AddRange(Differences.Of("output", manifest.Outputs, HashOutputs(stage)));
        return reasons;
    }

    /// <summary>A hash of a stage's code and settings: what it depends on besides its inputs.</summary>
    public string VersionOf(Stage stage) => StageCache.KeyOf(stage, CodeOf(stage).Hash, new Dictionary<string, string>());

    /// <summary>Runs the stage.</summary>
    /// <param name="stage">The stage; its inputs must exist.</param>
    /// <param name="say">Receives the stage's messages.</param>
    /// <param name="progress">Receives the stage's progress; may be null.</param>
    /// <param name="fresh">Whether it runs even if the cache has its outputs.</param>
    /// <param name="threads">The number of threads it may use; null: the runner's.</param>
    /// <returns>The manifest that was written.</returns>
    /// <exception cref="BuildException">An input is missing or invalid, or an output cannot be written. The old outputs are left untouched.</exception>
    public Manifest Run(Stage stage, Action<string> say, Action<StageProgress>? progress = null, bool fresh = false, int? threads = null)
    {
        var code = CodeOf(stage);
        var inputs = HashInputs(stage);
        var key = StageCache.KeyOf(stage, code.Hash, inputs);
        using var hold = fresh ? null : Cache?.Hold(key, say);
        if (!fresh && Restore(stage, key) is { } kept)
        {
            say("from the cache");
            return kept;
        }

        var run = new StageRun(stage, _workspace.AsideOf(stage), threads ?? _threads, say) { Progressed = progress };
        var manifest = Run(stage, code, inputs, run);
        Cache?.Keep(key, manifest, _workspace.Root);
        return manifest;
    }

    private Manifest Run(Stage stage, CodeVersion code, IReadOnlyDictionary<string, string> inputs, StageRun run)
    {
        var unfinished = new UnfinishedRun(stage, _workspace);
        var adopted = unfinished.Prepare(code.Hash, inputs);
        var aside = unfinished.Folder;
        var clock = Stopwatch.StartNew();
        try
        {
            RunOnce(stage, run);
            if (stage.Outputs.FirstOrDefault(output => !Path.Exists(Path.Combine(aside, output))) is { } missing)
            {
                throw new InvalidOperationException($"{stage.Name} ended without writing {missing}");
            }

            var outputs = new SortedDictionary<string, string>(
                FilesOf(stage, aside).ToDictionary(file => file.Name, file => FileHashes.Read(file.Path)), StringComparer.Ordinal);
            var manifest = new Manifest(
                stage.Name, code.Hash, stage.Settings, inputs, outputs, code.Packages, run.Warnings,
                Math.Round(clock.Elapsed.TotalSeconds, 3), DateTime.UtcNow) { Adopted = adopted };
            PutInPlace(stage, aside, manifest);
            Save();
            return manifest;
        }
        catch (Exception error) when (StorageFailure.Is(error))
        {
            throw StorageFailure.Of(stage.Name, error);
        }
        finally
        {
            if (!stage.ContinuesInterruptedRun)
            {
                Delete(aside);
            }
        }
    }

    /// <summary>
    /// Declares a stage's outputs valid for its current code, provided that nothing but its code has changed. Likewise, an interrupted run is marked to be
    /// resumed by the next run.
    /// </summary>
    /// <param name="stage">The stage.</param>
    /// <param name="only">Whether to only report what would be done.</param>
    /// <exception cref="BuildException">A manifest cannot be written.</exception>
    public AdoptionResult Adopt(Stage stage, bool only = false)
    {
        var code = CodeOf(stage);
        var reasons = ReasonsToRun(stage);
        var adoptsOutputs = reasons is [CodeHasChanged];
        var continues = new UnfinishedRun(stage, _workspace).Adopt(code.Hash, () => InputsThatAreThere(stage), only || adoptsOutputs);
        if (!adoptsOutputs)
        {
            return new(reasons.Count == 0, false, continues, reasons);
        }

        if (!only)
        {
            var manifest = Manifest.Read(_workspace.ManifestOf(stage))!;
            var adopted = manifest with
            {
                Code = code.Hash,
                Packages = code.Packages,
                Adopted = [.. manifest.Adopted, new(manifest.Code, code.Hash, DateTime.UtcNow)],
            };
            try
            {
                adopted.Write(_workspace.ManifestOf(stage));
            }
            catch (Exception error) when (StorageFailure.Is(error))
            {
                throw StorageFailure.Of(stage.Name, error);
            }
        }

        return new(false, true, false, reasons);
    }

    /// <summary>Deletes what an interrupted run of an up-to-date stage left behind.</summary>
    public void Tidy(Stage stage) => Delete(_workspace.AsideOf(stage));

    /// <summary>Saves what is new in the caches of file hashes and code versions, so that the next run is fast. Each run of a stage does so.</summary>
    public void Save()
    {
        lock (_code)
        {
            if (!IsShared)
            {
                _hashes.Save();
                _code.Save();
            }
            else if (BuildLock.TryTake(Path.Combine(_workspace.State, "saving")) is { } held)
            {
                // Others do so at other times. What they find out meanwhile is lost, and found out again.
                using (held)
                {
                    _hashes.Save();
                    _code.Save();
                }
            }
        }
    }

    private CodeVersion CodeOf(Stage stage)
    {
        lock (_code)
        {
            return _code.Of(stage);
        }
    }

    /// <summary>The hashes of a stage's output files that exist, by their names.</summary>
    internal IReadOnlyDictionary<string, string> HashOutputs(Stage stage) => Hash(FilesOf(stage, _workspace.Root));

    /// <summary>The hashes of the files that exist, by their names.</summary>
    internal IReadOnlyDictionary<string, string> Hash(IReadOnlyList<(string Name, string Path)> files)
    {
        var hashes = _hashes.Of([.. files.Select(file => file.Path)]);
        return new SortedDictionary<string, string>(
            files.Zip(hashes).Where(pair => pair.Second is not null).ToDictionary(pair => pair.First.Name, pair => pair.Second!), StringComparer.Ordinal);
    }

    /// <summary>Makes a check of files that were written before this build.</summary>
    /// <param name="graph">All stages of the build.</param>
    internal Lineage Lineage(IEnumerable<Stage> graph) => new(this, _workspace, graph);

    private Manifest? Restore(Stage stage, string key)
    {
        var folder = _workspace.AsideOf(stage) + ".cached";
        try
        {
            if (Cache?.Restore(stage, key, folder) is not { } manifest)
            {
                return null;
            }

            PutInPlace(stage, folder, manifest);
            Tidy(stage);
            Save();
            return manifest;
        }
        catch (Exception error) when (StorageFailure.Is(error))
        {
            throw StorageFailure.Of(stage.Name, error);
        }
        finally
        {
            Delete(folder);
        }
    }

    private SortedDictionary<string, string> HashInputs(Stage stage)
    {
        var hashes = _hashes.Of([.. stage.Inputs.Select(input => input.Path)]);
        var byName = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (input, hash) in stage.Inputs.Zip(hashes))
        {
            byName[input.Name] = hash ?? throw new BuildException(
                input.Path,
                "no such file",
                $"the input {input.Name} of {stage.Name}",
                !input.IsFromStage ? "restore it or pass its path" : IsShared ? "run the stage that writes it" : "run the target without --exclusive");
        }

        return byName;
    }

    private SortedDictionary<string, string>? InputsThatAreThere(Stage stage) =>
        stage.Needs.All(need => Path.Exists(_workspace.PathOf(need))) && stage.Inputs.All(input => File.Exists(input.Path)) ? HashInputs(stage) : null;

    // A stage with several threads throws an aggregate of their exceptions; only the first one is shown to the user.
    private void RunOnce(Stage stage, StageRun run)
    {
        try
        {
            Execute(stage, run);
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.Flatten().InnerExceptions[0]);
        }
    }

    // Everything that needs disk space is written before the first old output is deleted. Without a manifest, the stage counts as not run, so that a
    // build killed between two renames cannot be mistaken for a finished one.
    private void PutInPlace(Stage stage, string aside, Manifest manifest)
    {
        var (written, place) = (Path.Combine(aside, ".manifest.json"), _workspace.ManifestOf(stage));
        manifest.Write(written);
        Delete(place);
        foreach (var output in stage.Outputs)
        {
            var (from, to) = (Path.Combine(aside, output), _workspace.PathOf(output));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            if (Directory.Exists(from))
            {
                Delete(to);
                Directory.Move(from, to);
            }
            else
            {
                File.Move(from, to, overwrite: true);
            }
        }

        File.Move(written, place);
        Delete(aside);
    }

    private static List<(string Name, string Path)> FilesOf(Stage stage, string root) =>
    [
        .. stage.Outputs.SelectMany(output => Path.Combine(root, output) is var path && Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Select(file => (Name: $"{output}/{Path.GetRelativePath(path, file).Replace('\\', '/')}", Path: file))
                .OrderBy(file => file.Name, StringComparer.Ordinal)
            : Enumerable.Repeat((Name: output, Path: path), 1)),
    ];

    private static void Delete(string path) => UnfinishedRun.Delete(path);
}
