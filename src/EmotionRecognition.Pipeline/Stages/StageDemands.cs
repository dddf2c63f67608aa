using EmotionRecognition.Models.Training;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Estimates what stages take of the machine. They decide what runs side by side; results do not depend on them.</summary>
internal static class StageDemands
{
    private const int NetworkMegabytes = 900;
    private const int TimesTables = 6;

    /// <summary>The demand of training or using a model.</summary>
    /// <param name="model">The model's settings.</param>
    /// <param name="tables">The full paths of the tables that are read.</param>
    public static StageDemand Of(ModelSettings model, IEnumerable<string> tables)
    {
        var read = tables.Select(path => new FileInfo(path)).Sum(file => file.Exists ? file.Length : 0) * TimesTables / 1_000_000;
        return new StageDemand(
            model.OwnThreads,
            (model.HasEpochs ? NetworkMegabytes : StageDemand.UsualMegabytes) + (int)Math.Min(read, int.MaxValue / 2));
    }
}
