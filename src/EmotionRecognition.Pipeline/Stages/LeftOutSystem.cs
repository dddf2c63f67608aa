using Shared;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>
/// A system that cannot be fitted on the training rows of some fold: a file in place of that fold's model says why. The system is not scored under that
/// protocol, because scores over some of the folds cannot be compared with those of other systems.
/// </summary>
internal static class LeftOutSystem
{
    /// <summary>The name of the file in the model's folder.</summary>
    public const string FileName = "left-out.txt";

    /// <summary>Writes the reason.</summary>
    /// <param name="folder">The model's folder; created here.</param>
    /// <param name="reason">Why there is no model, and what to do.</param>
    public static void Write(string folder, string reason) => WholeFile.Write(Path.Combine(folder, FileName), reason + "\n");

    /// <summary>Reads the reason.</summary>
    /// <param name="path">The file.</param>
    public static string Read(string path) => File.ReadAllText(path).Trim();
}
