using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Shared;

namespace StageGraph;

/// <summary>
/// Keeps what stages wrote in a store that checkouts and machines share: an entry per run of a stage (<c>stages/AB/KEY.json</c>: a checksum and its
/// manifest), and each file once by its hash (<c>files/AB/HASH</c>). The key is a hash of the stage's name, code version, settings, and inputs, so that an
/// entry never has to be invalidated. Nothing is used before its hash was checked, and what does not match is deleted, said, and made again. If the store
/// cannot be read or written, the build goes on without it.
/// </summary>
public sealed class StageCache
{
    // Whoever can write to the store can write entries that fit their checksum.
    private static readonly JsonSerializerOptions _strict = new() { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    private readonly CacheStore _store;
    private readonly Action<string> _warn;
    private bool _isOut;
    private bool _cannotHold;

    /// <summary>Opens a cache.</summary>
    /// <param name="store">Where it is.</param>
    /// <param name="warn">Receives a line per damaged entry, and one if the store cannot be used.</param>
    public StageCache(CacheStore store, Action<string> warn) => (_store, _warn) = (store, warn);

    /// <summary>Opens a cache; null if there is no store.</summary>
    /// <inheritdoc cref="StageCache(CacheStore, Action{string})"/>
    public static StageCache? Open(CacheStore? store, Action<string> warn) => store is null ? null : new(store, warn);

    /// <summary>How long a build that holds a run may give no sign before it counts as killed.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The key of a run.</summary>
    internal static string KeyOf(Stage stage, string code, IReadOnlyDictionary<string, string> inputs)
    {
        object[] parts = [stage.Name, code, stage.Outputs, Sorted(stage.Settings), Sorted(inputs)];
        return HashOf(JsonSerializer.Serialize(parts));

        static SortedDictionary<string, string> Sorted(IReadOnlyDictionary<string, string> pairs) => new(pairs.ToDictionary(), StringComparer.Ordinal);
    }

    /// <summary>
    /// Holds a run for this build, so that no other one does the same work meanwhile. If another build holds it, this waits until that build has kept its
    /// outputs or has given up.
    /// </summary>
    /// <param name="key">The run's key.</param>
    /// <param name="say">Told once whom it waits for.</param>
    /// <returns>Releases the run; null if the cache cannot be used or has the outputs already.</returns>
    internal IDisposable? Hold(string key, Action<string> say) => Try<IDisposable?>(
        () =>
        {
            try
            {
                return _cannotHold ? null : CacheHold.Take(_store, EntryOf(key) + ".held", Patience, () => _store.Read(EntryOf(key)) is not null, say);
            }
            catch (NotSupportedException error)
            {
                _cannotHold = true;
                _warn($"cache: {error.Message}; builds at the same time may do the same work");
                return null;
            }
        },
        null);

    /// <summary>Copies the outputs of a run to a folder.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="key">The run's key.</param>
    /// <param name="folder">Where they go; its former contents are deleted.</param>
    /// <returns>The manifest of that run; null if the cache does not have it.</returns>
    internal Manifest? Restore(Stage stage, string key, string folder) => Try(
        () =>
        {
            var entry = EntryOf(key);
            if (_store.Read(entry) is not { } content)
            {
                return null;
            }

            if (ReadEntry(stage, key, content) is not { } manifest)
            {
                Refuse(stage, entry, "its entry was changed");
                return null;
            }

            UnfinishedRun.Delete(folder);
            string? fault = null;
            ForEach(manifest.Outputs, output =>
            {
                if (fault is null && Take(output.Value, output.Key, folder) is { } found)
                {
                    fault = found;
                }
            });
            if (fault is not null)
            {
                Refuse(stage, entry, fault);
                return null;
            }

            foreach (var output in stage.Outputs.Where(output => !Path.Exists(Path.Combine(folder, output))))
            {
                Directory.CreateDirectory(Path.Combine(folder, output));
            }

            return manifest;
        },
        null);

    /// <summary>Keeps the outputs of a run.</summary>
    /// <param name="key">The run's key.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="root">The folder that the manifest's outputs lie in.</param>
    internal void Keep(string key, Manifest manifest, string root) => Try(
        () =>
        {
            ForEach(manifest.Outputs.DistinctBy(output => output.Value), output =>
            {
                if (!_store.Has(FileOf(output.Value)))
                {
                    _store.Keep(FileOf(output.Value), Path.Combine(root, output.Key));
                }
            });

            var text = JsonSerializer.Serialize(manifest);
            _store.Write(EntryOf(key), $"{CheckOf(key, text)}\n{text}\n");
            return true;
        },
        false);

    private static string EntryOf(string key) => $"stages/{key[..2]}/{key}.json";

    private static string FileOf(string hash) => $"files/{hash[..2]}/{hash}";

    // Null if the entry is not as it was written, or not of this run.
    private static Manifest? ReadEntry(Stage stage, string key, string content)
    {
        try
        {
            return content.Split('\n') is [var hash, var text, ""] && hash == CheckOf(key, text)
                && JsonSerializer.Deserialize<Manifest>(text, _strict) is { } manifest && manifest.Stage == stage.Name
                && manifest.Outputs.All(output => IsHash(output.Value) && IsOutputOf(stage, output.Key))
                ? manifest
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private static bool IsOutputOf(Stage stage, string name) =>
        !name.Split('/').Contains("..") && stage.Outputs.Any(output => name == output || name.StartsWith(output + "/", StringComparison.Ordinal));

    // Returns what is wrong with the file, if anything.
    private string? Take(string hash, string name, string folder)
    {
        var target = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (!_store.Fetch(FileOf(hash), target))
        {
            return $"{name} is missing";
        }

        if (FileHashes.Read(target) == hash)
        {
            return null;
        }

        _store.Delete(FileOf(hash));
        return $"{name} was changed";
    }

    private void ForEach<T>(IEnumerable<T> items, Action<T> use)
    {
        try
        {
            Parallel.ForEach(items, new ParallelOptions { MaxDegreeOfParallelism = _store.Connections }, use);
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.Flatten().InnerExceptions[0]);
        }
    }

    private void Refuse(Stage stage, string entry, string fault)
    {
        _store.Delete(entry);
        _warn(ErrorLine.Of($"cache: {stage.Name}: {fault}; not used, deleted"));
    }

    private T Try<T>(Func<T> use, T without)
    {
        if (_isOut)
        {
            return without;
        }

        try
        {
            return use();
        }
        catch (Exception error) when (StorageFailure.Is(error))
        {
            _isOut = true;
            _warn(ErrorLine.Of($"cache: {error.Message.TrimEnd('.')}; the build goes on without it"));
            return without;
        }
    }

    // Of the key as well, so that entries cannot be exchanged.
    private static string CheckOf(string key, string text) => HashOf($"{key}\n{text}");

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
