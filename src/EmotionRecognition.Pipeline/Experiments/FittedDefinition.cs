using System.Text.Json.Serialization;
using EmotionRecognition.Encoders;
using EmotionRecognition.Text;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Pipeline.Experiments;

/// <summary>What an experiment fits on inputs: a system or a regressor.</summary>
public abstract record FittedDefinition
{
    /// <summary>Its name in paths and tables: lower-case letters, digits, and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>Its inputs, in the order of its columns.</summary>
    public required IReadOnlyList<InputEncoder> Inputs { get; init; }

    /// <summary>The feature sets that it reads.</summary>
    [JsonIgnore]
    public virtual IEnumerable<string> FeatureSets => Inputs.Select(input => input.FeatureSet).OfType<string>().Distinct();

    /// <summary>The tables of texts that it reads.</summary>
    [JsonIgnore]
    public IEnumerable<ITextSet> TextSets => Inputs.Select(input => input.CreateTextSet()).OfType<ITextSet>();

    /// <summary>Whether it reads transcripts.</summary>
    [JsonIgnore]
    public bool ReadsText => Inputs.Any(input => input.ReadsText);

    /// <summary>Whether it reads transcripts as the corpus has them.</summary>
    [JsonIgnore]
    public bool ReadsWrittenText => Inputs.Any(input => input.ReadsText && input.TextForm == TextForm.AsWritten);

    /// <summary>Whether it reads who spoke when in a dialog.</summary>
    [JsonIgnore]
    public bool ReadsDialogs => Inputs.Any(input => input.ReadsDialogs);

    /// <summary>
    /// Its inputs with all defaults filled in. A scaling set in the experiment file wins; otherwise, inputs are not scaled if the protocol's preparation
    /// replaces scaling, and are scaled as preferred if it does not.
    /// </summary>
    /// <param name="protocol">The protocol under which it is fitted.</param>
    public IReadOnlyList<InputEncoder> InputsUnder(IProtocol protocol)
    {
        var scaling = protocol.Preparation is { ReplacesScaling: true } ? Scaling.None : PreferredScaling(Inputs.Count == 1);
        return [.. Inputs.Select(input => input.WithDefaults(scaling))];
    }

    /// <summary>How features are scaled if neither the file nor the protocol says it.</summary>
    /// <param name="alone">Whether there is one input.</param>
    protected abstract Scaling PreferredScaling(bool alone);
}
