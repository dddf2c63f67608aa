using System.Text.Json.Serialization;
using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Pipeline.Experiments;

/// <summary>Ridge regression of valence, activation, and dominance on one or more inputs.</summary>
public sealed record RegressorDefinition
{
    /// <summary>Its name in paths and tables: lower-case letters, digits, and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>Its inputs, in the order of its columns; none reads other systems.</summary>
    public required IReadOnlyList<InputEncoder> Inputs { get; init; }

    /// <summary>
    /// The penalties to choose from for each dimension, each above 0: what is minimized is the mean squared error plus the penalty times the sum of squared
    /// coefficients. A single one is used as it is.
    /// </summary>
    public IReadOnlyList<double> Penalties { get; init; } = [0.00003, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];

    /// <summary>The feature sets that it reads.</summary>
    [JsonIgnore]
    public IEnumerable<string> FeatureSets => Inputs.Select(input => input.FeatureSet).OfType<string>().Distinct();

    /// <summary>The tables of texts that it reads.</summary>
    [JsonIgnore]
    public IEnumerable<ITextSet> TextSets => Inputs.Select(input => input.CreateTextSet()).OfType<ITextSet>();

    /// <summary>Whether it reads transcripts.</summary>
    [JsonIgnore]
    public bool ReadsText => Inputs.Any(input => input.ReadsText);

    /// <summary>Whether it reads who spoke when in a dialog.</summary>
    [JsonIgnore]
    public bool ReadsDialogs => Inputs.Any(input => input.ReadsDialogs);

    /// <summary>Its inputs with all defaults filled in: features are standardized unless the file or the protocol says otherwise.</summary>
    /// <param name="protocol">The protocol under which it is fitted.</param>
    public IReadOnlyList<InputEncoder> InputsUnder(IProtocol protocol)
    {
        var scaling = protocol.Preparation is { ReplacesScaling: true } ? Scaling.None : Inputs.Count == 1 ? Scaling.Standard : Scaling.StandardBlock;
        return [.. Inputs.Select(input => input.WithDefaults(scaling))];
    }
}
