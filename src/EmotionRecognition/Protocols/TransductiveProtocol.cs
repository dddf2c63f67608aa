using EmotionRecognition.Corpora;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Tables;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Protocols.TransductiveProtocol>]

namespace EmotionRecognition.Protocols;

/// <summary>Honest, but the features of each speaker, test speakers included, are first standardized over that speaker's own unlabeled clips.</summary>
public sealed class TransductiveProtocol : IProtocol, IFeaturePreparation
{
    /// <inheritdoc/>
    public string Name => "transductive";

    /// <inheritdoc/>
    public string Explanation =>
        "As honest, but each acoustic feature is first normalized to mean 0 and standard deviation 1 over the clips of each speaker, including "
        + "test speakers, as if all of a speaker's unlabeled clips were available before the first prediction. "
        + "Not comparable to results without this normalization.";

    /// <inheritdoc/>
    public string Claim => "unseen speakers, but features were normalized over all of each test speaker's clips";

    /// <inheritdoc/>
    public AuditRules Audit { get; } = new(ForbidsLeaks: true);

    /// <inheritdoc/>
    public FittedOn FittedOn => FittedOn.TrainingRowsAndUnlabeledTestSpeakers;

    /// <inheritdoc/>
    public SelectedOn SelectedOn => SelectedOn.InnerFolds;

    /// <inheritdoc/>
    public IFeaturePreparation Preparation => this;

    /// <inheritdoc/>
    public bool ReplacesScaling => false;

    /// <inheritdoc/>
    public IProtocol SplitOf => new HonestProtocol();

    /// <inheritdoc/>
    public IReadOnlyList<SplitRow> Split(SplitRequest request) => SplitOf.Split(request);

    /// <summary>Standardizes the rows of each speaker; generated rows, whose speakers have only a clip or two, are standardized together.</summary>
    public IEnumerable<(string Utterance, float[] Features)> Prepare(PreparationRequest request)
    {
        var (real, generated) = (request.Real, request.Generated);
        var scaled = request.BySpeaker().SelectMany(clips => ScaledRows.Of(real, [.. clips], StandardScaler.Fit))
            .ToDictionary(row => row.Utterance, row => row.Features);
        return
        [
            .. real.Utterances.Select(utterance => (utterance, scaled[utterance])),
            .. generated is null ? [] : ScaledRows.Of(generated, generated.Utterances, StandardScaler.Fit),
        ];
    }
}
