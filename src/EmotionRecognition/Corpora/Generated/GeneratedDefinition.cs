[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Corpora.Generated.GanSamples>]
[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Corpora.Generated.AutoencoderSamples>]

namespace EmotionRecognition.Corpora.Generated;

/// <summary>The study's generated samples of one kind. They are not a corpus of their own; they are added to another's training rows.</summary>
public abstract class GeneratedDefinition : ICorpusDefinition
{
    private protected GeneratedDefinition()
    {
    }

    /// <summary>The generator of the sounds.</summary>
    public abstract GeneratedKind Kind { get; }

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract string Title { get; }

    /// <inheritdoc/>
    public string License => "the study's own";

    /// <inheritdoc/>
    public IReadOnlyList<ClassSet> ClassSets => [];

    /// <inheritdoc/>
    public ICorpus Open(CorpusLocation at) => GeneratedSamples.Open(at, Kind);
}

/// <summary>Samples of a generative adversarial network.</summary>
public sealed class GanSamples : GeneratedDefinition
{
    /// <inheritdoc/>
    public override GeneratedKind Kind => GeneratedKind.Gan;

    /// <inheritdoc/>
    public override string Name => "generated-gan";

    /// <inheritdoc/>
    public override string Title => "GAN samples";
}

/// <summary>Samples of an autoencoder.</summary>
public sealed class AutoencoderSamples : GeneratedDefinition
{
    /// <inheritdoc/>
    public override GeneratedKind Kind => GeneratedKind.Autoencoder;

    /// <inheritdoc/>
    public override string Name => "generated-autoencoder";

    /// <inheritdoc/>
    public override string Title => "autoencoder samples";
}
