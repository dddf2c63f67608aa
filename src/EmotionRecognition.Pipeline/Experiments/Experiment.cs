using System.Text.Json.Serialization;
using EmotionRecognition.Corpora;
using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Pipeline.Experiments;

/// <summary>What is tried on which data: one file in <c>experiments/</c>.</summary>
public sealed record Experiment
{
    /// <summary>Names the folders of its results: lower-case letters, digits and hyphens; the file's name without <c>.json</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What a reader of the report sees.</summary>
    public required string Title { get; init; }

    /// <summary>The corpus: a name in <see cref="CorpusCatalog"/>, or <c>preprocessed</c>.</summary>
    public required string Corpus { get; init; }

    /// <summary>The class set that the corpus's labels are mapped to: one of the corpus's own; absent: its first.</summary>
    public string? Classes { get; init; }

    /// <summary>Generated samples that join the training rows.</summary>
    public GeneratedRows Generated { get; init; } = GeneratedRows.None;

    /// <summary>
    /// A table of acoustic features that replaces the study's own in a folder of its preprocessed files: <c>wav_file,label</c> and any
    /// columns of numbers, such as <c>acoustic8.csv</c>; absent: the study's own. Other corpora have none.
    /// </summary>
    public string? AcousticTable { get; init; }

    /// <summary>How rows become training and test rows: names in <see cref="ProtocolCatalog"/>; each is run.</summary>
    public IReadOnlyList<string> Protocols { get; init; } = [HonestProtocol.Id];

    /// <summary>How many groups the sessions or speakers are put into for honest folds; absent: each is a group.</summary>
    public int? Groups { get; init; }

    /// <summary>Whether it is run only when it is named, because it takes hours.</summary>
    public bool OnRequest { get; init; }

    /// <summary>Decides every random choice: shuffles, start values, resampling.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>What is trained and scored under each protocol.</summary>
    public required IReadOnlyList<SystemDefinition> Systems { get; init; }

    /// <summary>The feature sets that its systems read, in ordinal order; none where all read text alone.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> FeatureSets =>
        [.. Systems.SelectMany(system => system.FeatureSets).Distinct().Order(StringComparer.Ordinal)];
}

/// <summary>One model on one or more inputs.</summary>
public sealed record SystemDefinition
{
    /// <summary>Names its folders and its rows in tables: lower-case letters, digits and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>What the model reads of an utterance, in the order of its columns.</summary>
    public required IReadOnlyList<InputEncoder> Inputs { get; init; }

    /// <summary>The kind of model and how it is trained.</summary>
    public required ModelSettings Model { get; init; }

    /// <summary>How far its measures may drop, as a share, before the metrics gate fails: what another machine's arithmetic explains.</summary>
    public double AllowedDrop { get; init; } = 0.01;

    /// <summary>The feature sets that it reads.</summary>
    [JsonIgnore]
    public IEnumerable<string> FeatureSets => Inputs.Select(input => input.FeatureSet).OfType<string>().Distinct();

    /// <summary>Whether it reads transcripts.</summary>
    [JsonIgnore]
    public bool ReadsText => Inputs.Any(input => input.ReadsText);

    /// <summary>Its inputs with nothing left open: scaled as the protocol has left them, else as the file says, else as the model prefers.</summary>
    /// <param name="protocol">The protocol that it is trained under.</param>
    public IReadOnlyList<InputEncoder> InputsUnder(IProtocol protocol)
    {
        var scaling = protocol.Preparation is { ReplacesScaling: true } ? Scaling.None : Model.DefaultScaling(Inputs.Count == 1);
        return [.. Inputs.Select(input => input.WithDefaults(scaling))];
    }
}

/// <summary>Which generated samples join the training rows.</summary>
public enum GeneratedRows
{
    /// <summary>None.</summary>
    None,

    /// <summary>Those of the generative adversarial network.</summary>
    Gan,

    /// <summary>Those of the autoencoder.</summary>
    Autoencoder,
}
