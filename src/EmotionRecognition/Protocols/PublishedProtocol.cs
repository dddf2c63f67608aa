using EmotionRecognition.Corpora;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Tables;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Protocols.PublishedProtocol>]

namespace EmotionRecognition.Protocols;

/// <summary>The study's original procedure, leaks included, which produced its printed figures.</summary>
public sealed class PublishedProtocol : IProtocol, IFeaturePreparation
{
    /// <summary>Its name.</summary>
    public const string Id = "published";

    /// <inheritdoc/>
    public string Name => Id;

    /// <inheritdoc/>
    public string Explanation =>
        "The study's original procedure: rare classes are duplicated before a random split of the rows, features are scaled and the vocabulary is fitted "
        + "on all rows, and the checkpoint is selected on the test rows. Kept to reproduce the printed results; its scores are inflated, and the "
        + "leakage audit shows by how much and why.";

    /// <inheritdoc/>
    public string Claim => "inflated: test rows are not independent of training data";

    /// <inheritdoc/>
    public AuditRules Audit { get; } = new(ForbidsLeaks: false);

    /// <inheritdoc/>
    public FittedOn FittedOn => FittedOn.AllRows;

    /// <inheritdoc/>
    public SelectedOn SelectedOn => SelectedOn.TestRows;

    /// <inheritdoc/>
    public IFeaturePreparation Preparation => this;

    /// <inheritdoc/>
    public bool ReplacesScaling => true;

    /// <inheritdoc/>
    public bool DrawsAtRandom => true;

    /// <inheritdoc/>
    public bool DuplicatesRows => true;

    /// <inheritdoc/>
    public IReadOnlyList<SplitRow> Split(SplitRequest request) =>
        PublishedSplit.Make(request.Utterances, request.Classes, PublishedOptions.For(request.Classes), request.Seed, request.Generated);

    /// <summary>Scales each feature to [0, 1] over all rows; generated rows are scaled separately.</summary>
    public IEnumerable<(string Utterance, float[] Features)> Prepare(PreparationRequest request) =>
        new[] { request.Real, request.Generated }.OfType<FeatureTable>().SelectMany(table => ScaledRows.Of(table, table.Utterances, MinMaxScaler.Fit));
}
