using EmotionRecognition.Graphs;
using EmotionRecognition.Models.Saved;

namespace EmotionRecognition.Onnx.Export;

/// <summary>
/// The models that become one file: a model, and those whose probabilities it reads. These are in the same folder as it is, trained on the same rows:
/// <c>SYSTEM/fold-K/</c> beside the <c>OTHER/fold-K/</c> that it reads.
/// </summary>
internal sealed class ExportedMembers : IDisposable
{
    private readonly string _folder;
    private readonly List<(string System, SavedModel Model)> _others = [];

    /// <summary>Loads the model.</summary>
    /// <param name="folder">Its folder.</param>
    /// <exception cref="InputException">It is not that of a saved model.</exception>
    public ExportedMembers(string folder)
    {
        _folder = Path.GetFullPath(folder);
        Model = SavedModel.Load(folder);
    }

    /// <summary>The model.</summary>
    public SavedModel Model { get; }

    /// <summary>The models whose probabilities it reads, as far as they were described.</summary>
    public IEnumerable<(string System, SavedModelSettings Settings)> Others => _others.Select(other => (other.System, other.Model.Settings));

    /// <summary>Adds the model of another system to a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="system">The system's name.</param>
    /// <returns>Its probabilities.</returns>
    /// <exception cref="InputException">Its model is not where it is expected, is of other classes, or cannot be exported.</exception>
    public GraphValue Describe(GraphBuilder graph, string system)
    {
        var fold = Path.GetFileName(Path.TrimEndingDirectorySeparator(_folder));
        var folder = Path.GetFullPath(Path.Combine(_folder, "..", "..", system, fold));
        if (!Directory.Exists(folder))
        {
            throw new InputException(
                folder, "no such folder", $"the model of the system {system}, whose probabilities are an input of {_folder}",
                "export from the folder where the build saved both");
        }

        var model = SavedModel.Load(folder);
        _others.Add((system, model));
        return model.Settings.Classes.SequenceEqual(Model.Settings.Classes)
            ? model.ToGraph(graph)
            : throw new InputException(
                folder, $"the classes {string.Join(", ", model.Settings.Classes)}", string.Join(", ", Model.Settings.Classes), "train both systems again");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Model.Dispose();
        _others.ForEach(other => other.Model.Dispose());
    }
}
