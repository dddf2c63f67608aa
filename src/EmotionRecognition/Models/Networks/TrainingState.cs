using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EmotionRecognition.Checkpoints;
using EmotionRecognition.Models.Training;
using static TorchSharp.torch;

namespace EmotionRecognition.Models.Networks;

/// <summary>
/// The state that a training run saves after each epoch, so that a killed run resumes and ends with the same bytes: weights, momentum, and
/// log of the last epoch, and the weights of the best epoch. Each file is replaced atomically, that of the best epoch before that of the
/// last.
/// </summary>
internal sealed class TrainingState
{
    private const string LastName = "last.safetensors";
    private const string BestName = "best.safetensors";
    private const string FingerprintKey = "fingerprint";
    private const string LogKey = "log";
    private const string EpochKey = "epoch";
    private const string ModelPrefix = "model.";
    private const string MomentumPrefix = "momentum.";

    private readonly string _folder;
    private readonly string _fingerprint;
    private readonly CheckpointSelection _selection;

    /// <summary>Opens the state of a run; the state of a different run is discarded.</summary>
    /// <param name="folder">Where the state is kept; created if missing.</param>
    /// <param name="fingerprint">Identifies the run: a hash of everything that determines the result.</param>
    /// <param name="selection">Selects the epoch whose weights are kept.</param>
    public TrainingState(string folder, string fingerprint, CheckpointSelection selection)
    {
        _selection = selection;
        _folder = folder;
        _fingerprint = fingerprint;
        Directory.CreateDirectory(folder);
        var last = PathOf(LastName);
        if (File.Exists(last) && SafetensorsFile.Read(last).Metadata.GetValueOrDefault(FingerprintKey) != fingerprint)
        {
            Directory.Delete(folder, recursive: true);
            Directory.CreateDirectory(folder);
        }
    }

    /// <summary>A hash of everything that determines the result of a training.</summary>
    /// <param name="settings">The settings of network and training.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="weights">The weights of the classes.</param>
    /// <param name="training">The rows that are fitted.</param>
    /// <param name="validation">The rows that are scored after each epoch; may be null.</param>
    public static string Fingerprint(ModelSettings settings, int seed, IReadOnlyList<double> weights, LabeledMatrix training, LabeledMatrix? validation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(settings, settings.GetType())));
        hash.AppendData(Encoding.UTF8.GetBytes($"{seed} {string.Join(' ', weights)}"));
        training.AddTo(hash);
        validation?.AddTo(hash);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Restores network and optimizer to the end of the last complete epoch.</summary>
    /// <returns>The log so far; empty if no epoch is complete.</returns>
    public TrainingLog Restore(nn.Module network, IOptimizer optimizer)
    {
        if (!File.Exists(PathOf(LastName)))
        {
            return new TrainingLog([]);
        }

        var file = SafetensorsFile.Read(PathOf(LastName));
        StateDict.Put(network, WithPrefix(file.Tensors, ModelPrefix), PathOf(LastName));
        var momentum = WithPrefix(file.Tensors, MomentumPrefix);
        foreach (var (name, velocity) in momentum)
        {
            optimizer.Restore(name, velocity);
        }

        return new TrainingLog(JsonSerializer.Deserialize<EpochRecord[]>(file.Metadata[LogKey])!);
    }

    /// <summary>Saves the state after an epoch.</summary>
    /// <param name="network">The network at the epoch's end.</param>
    /// <param name="optimizer">Its optimizer.</param>
    /// <param name="log">The log including that epoch.</param>
    public void Save(nn.Module network, IOptimizer optimizer, TrainingLog log)
    {
        var epoch = log.Epochs[^1].Epoch;
        var model = StateDict.Take(network);
        if (Kept(log) == epoch)
        {
            Write(BestName, model, epoch, []);
        }

        var last = new NamedTensors();
        foreach (var (name, tensor) in model)
        {
            last.Add(ModelPrefix + name, tensor);
        }

        foreach (var (name, velocity) in optimizer.State)
        {
            last.Add(MomentumPrefix + name, velocity);
        }

        Write(LastName, last, epoch, new() { [LogKey] = JsonSerializer.Serialize(log.Epochs) });
    }

    /// <summary>The weights of the epoch that is kept.</summary>
    /// <exception cref="InputException">The file is missing, damaged, or from a different epoch.</exception>
    public NamedTensors Best(TrainingLog log)
    {
        var epoch = $"{Kept(log)}";
        var file = SafetensorsFile.Read(PathOf(BestName));
        return file.Metadata.GetValueOrDefault(EpochKey) == epoch && file.Metadata.GetValueOrDefault(FingerprintKey) == _fingerprint
            ? file.Tensors
            : throw new InputException(
                PathOf(BestName), "the weights of a different epoch or run", $"epoch {epoch}", "delete the folder and retrain");
    }

    private int Kept(TrainingLog log) => log.Best(_selection).Epoch;

    private static NamedTensors WithPrefix(NamedTensors tensors, string prefix)
    {
        var chosen = new NamedTensors();
        foreach (var (name, tensor) in tensors.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            chosen.Add(name[prefix.Length..], tensor);
        }

        return chosen;
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private void Write(string name, NamedTensors tensors, int epoch, Dictionary<string, string> metadata)
    {
        metadata[FingerprintKey] = _fingerprint;
        metadata[EpochKey] = $"{epoch}";
        SafetensorsFile.Write(PathOf(name), tensors, metadata);
    }
}
