using EmotionRecognition.Checkpoints;
using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Models.Networks;

/// <summary>
/// Networks with the weights of a PyTorch checkpoint. A checkpoint holds weights only; the encoders of its input rows and the names of its classes must be
/// known from elsewhere.
/// </summary>
public static class NetworkCheckpoint
{
    /// <summary>Reads a checkpoint.</summary>
    /// <param name="path">A file in a format of <see cref="PickleCheckpoint"/>.</param>
    /// <param name="settings">The kind of network; sizes that tensors tell are taken from them.</param>
    /// <param name="classes">K, which the last layer must match.</param>
    /// <param name="columns">D.</param>
    /// <exception cref="InputException">
    /// The file is missing, damaged, or has disallowed contents, or its tensors are not those of the network for K classes and D columns.
    /// </exception>
    public static IClassifier Load(string path, NetworkSettings settings, int classes, int columns)
    {
        var tensors = PickleCheckpoint.Read(path).Model;
        return NetworkClassifier.Load(tensors, new ModelShape(classes, columns, path), settings.SizedAs(tensors, path));
    }
}
