using EmotionRecognition.Graphs;
using EmotionRecognition.Models.Saved;
using Shared;

namespace EmotionRecognition.Onnx.Export;

/// <summary>
/// Exports a saved model as an ONNX file: from tables of unscaled features to class probabilities, with scalers and, for systems that read other systems, those
/// too. Computing the features of a sound is not part of the file.
/// </summary>
public static class OnnxExport
{
    /// <summary>The output of the file: the probabilities of the classes. // [N, K]</summary>
    public const string Probabilities = "probabilities";

    /// <summary>Exports a model. The file is written completely or not at all.</summary>
    /// <param name="folder">The folder of a saved model of any registered kind.</param>
    /// <param name="file">The file to write; replaced if it exists.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="InputException">
    /// The folder is not that of a saved model, or an operation of the model or of one of its inputs cannot be exported; the error names it.
    /// </exception>
    public static ExportedModel Write(string folder, string file)
    {
        using var members = new ExportedMembers(folder);
        var model = members.Model;
        var graph = new GraphBuilder(members.Describe);
        var output = graph.Apply("Identity", Checkpoints.ElementType.Float32, [model.ToGraph(graph)]);
        var content = OnnxWriter.Write(graph, output, model.Settings.Classes, ExportedMetadata.Of(folder, model.Settings, graph, members));
        WholeFile.Write(file, stream => stream.Write(content));
        return new ExportedModel(graph.Inputs, model.Settings.Classes, content.Length);
    }
}

/// <summary>A model that was exported.</summary>
/// <param name="Inputs">The tables that it needs.</param>
/// <param name="Classes">Names of the K classes, in the order of its probabilities.</param>
/// <param name="Size">The size of the file in bytes.</param>
public sealed record ExportedModel(IReadOnlyList<GraphInput> Inputs, IReadOnlyList<string> Classes, long Size);
