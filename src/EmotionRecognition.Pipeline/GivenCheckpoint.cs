using EmotionRecognition.Encoders;
using EmotionRecognition.Models.Saved;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Pipeline;

/// <summary>A PyTorch checkpoint of the study's network that is scored, on the test rows of the published split, without training.</summary>
/// <param name="File">Its full path.</param>
public sealed record GivenCheckpoint(string File)
{
    /// <summary>What its rows in tables are called.</summary>
    public const string System = "checkpoint";

    /// <summary>Plans the scoring of a checkpoint, after reading it once, so that nothing is written for one that cannot be used.</summary>
    /// <param name="file">The checkpoint.</param>
    /// <param name="plans">What was asked for; one of them has the published protocol.</param>
    /// <exception cref="InputException">None or several have that protocol, or the checkpoint cannot be used for its classes.</exception>
    internal static ExperimentPlan Plan(string file, IReadOnlyList<ExperimentPlan> plans)
    {
        var published = plans.Where(plan => plan.Protocols.Contains(Protocol.Published)).ToList();
        if (published is not [var plan])
        {
            var names = string.Join(", ", published.Select(each => each.Experiment.Name));
            throw new InputException(
                "--checkpoint",
                $"{published.Count} experiments with the protocol {Protocol.Published}{(names.Length > 0 ? $": {names}" : "")}",
                "one whose test rows are scored",
                "choose it with --experiment");
        }

        CheckpointModel.Load(file, ClassSet.Named(plan.Experiment.Classes).Classes.Count).Dispose();
        FeatureSet[] sets = [FeatureSet.AudioAndText, FeatureSet.Text, FeatureSet.Audio];
        var features = plan.Preprocessed is { } source ? sets.First(source.Has) : FeatureSet.AudioAndText;
        var system = new SystemDefinition { Name = System, Features = features, Model = new ResNet1DSettings() };
        var experiment = plan.Experiment with { Protocols = [Protocol.Published.Name], Systems = [system] };
        return plan with { Experiment = experiment, Checkpoint = new GivenCheckpoint(Path.GetFullPath(file)) };
    }
}
