using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>The files that a set is computed with, such as a pretrained network, as inputs of its stage.</summary>
internal static class SetFiles
{
    /// <summary>The files as inputs, named after the set, so that their names are the same on every machine.</summary>
    /// <param name="set">The set's name.</param>
    /// <param name="files">Full paths.</param>
    public static IEnumerable<StageInput> Inputs(string set, IReadOnlyList<string> files) =>
        files.Select(file => new StageInput($"{set}/{Path.GetFileName(file)}", file));
}
