using EmotionRecognition.Audio.FeatureSets;
using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Encoders.Tfidf;
using EmotionRecognition.Models.Networks;
using EmotionRecognition.Models.ResNet;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Pipeline;

/// <summary>
/// A PyTorch checkpoint, scored without training on the test rows of the published split: of the network that is a system of the experiment, such as the
/// second cited work's, otherwise of the study's.
/// </summary>
/// <param name="File">Its full path.</param>
public sealed record GivenCheckpoint(string File)
{
    /// <summary>Its system name in tables.</summary>
    public const string System = "checkpoint";

    /// <summary>Plans the scoring of a checkpoint. Reads it once, so that nothing is written if it cannot be used.</summary>
    /// <param name="file">The checkpoint.</param>
    /// <param name="plans">The selected experiments; exactly one must have the published protocol.</param>
    /// <exception cref="InputException">None or several have that protocol, or the checkpoint does not fit the experiment's classes.</exception>
    internal static ExperimentPlan Plan(string file, IReadOnlyList<ExperimentPlan> plans)
    {
        var published = plans.Where(plan => plan.Experiment.Protocols.Contains(PublishedProtocol.Id)).ToList();
        if (published is not [var plan])
        {
            var names = string.Join(", ", published.Select(each => each.Experiment.Name));
            throw new InputException(
                "--checkpoint",
                $"{published.Count} experiments with the protocol {PublishedProtocol.Id}{(names.Length > 0 ? $": {names}" : "")}",
                "exactly one",
                "choose it with --experiment");
        }

        var system = plan.Experiment.Systems.FirstOrDefault(each => each.Model is NetworkSettings and not ResNet1DSettings) is { } cited
            ? cited with { Name = System, Augmentation = null }
            : OfTheStudy(plan);
        // The study's network takes rows of any length.
        var columns = system.Model is ResNet1DSettings
            ? 0
            : system.Inputs.OfType<AcousticEncoder>().Sum(input => AlteredSet.Named(input.Set).Columns.Count);
        NetworkCheckpoint.Load(file, (NetworkSettings)system.Model, plan.Classes.Classes.Count, columns).Dispose();
        var experiment = plan.Experiment with { Protocols = [PublishedProtocol.Id], Systems = [system] };
        return plan with { Experiment = experiment, Protocols = [new PublishedProtocol()], Checkpoint = new GivenCheckpoint(Path.GetFullPath(file)) };
    }

    private static SystemDefinition OfTheStudy(ExperimentPlan plan)
    {
        InputEncoder acoustics = new AcousticEncoder { Set = plan.Experiment.FeatureSets.FirstOrDefault(FeatureSetCatalog.Default) }, text = new TfidfEncoder();
        IReadOnlyList<InputEncoder>[] choices = [[acoustics, text], [text], [acoustics]];
        var inputs = plan.Preprocessed is { } source ? choices.First(source.Has) : choices[0];
        return new SystemDefinition { Name = System, Inputs = inputs, Model = new ResNet1DSettings() };
    }
}
