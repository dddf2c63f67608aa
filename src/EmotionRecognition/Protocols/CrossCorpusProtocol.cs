using EmotionRecognition.Corpora;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Tables;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Protocols.CrossCorpusProtocol>]
[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Protocols.CrossCorpusTransductiveProtocol>]
[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Protocols.WithinCorpusProtocol>]

namespace EmotionRecognition.Protocols;

/// <summary>Trained on some corpora, tested on others. Nothing of a corpus that is tested on is used before.</summary>
public sealed class CrossCorpusProtocol : IProtocol
{
    /// <summary>Its name.</summary>
    public const string Id = "cross-corpus";

    /// <inheritdoc/>
    public string Name => Id;

    /// <inheritdoc/>
    public string Explanation =>
        "Trained on one corpus or several, tested on all clips of another one: nothing is fitted or selected on the corpus that is tested on. Settings are "
        + "selected by cross-validation over up to five inner folds of the training corpora by speaker; epochs of networks on about a fifth of their "
        + "speakers, unless an experiment asks for inner folds. A speaker with a recording that occurs in both is not trained on. A corpus is tested "
        + "once by each model trained on others.";

    /// <inheritdoc/>
    public string Claim => "an unseen corpus";

    /// <inheritdoc/>
    public AuditRules Audit { get; } = new(ForbidsLeaks: true);

    /// <inheritdoc/>
    public SelectedOn SelectedOn => SelectedOn.InnerFolds;

    /// <inheritdoc/>
    public bool NeedsCorpora => true;

    /// <inheritdoc/>
    public IReadOnlyList<SplitRow> Split(SplitRequest request) => CrossCorpusFolds.Across(request);
}

/// <summary>As <see cref="CrossCorpusProtocol"/>, but the features of each corpus are first standardized over all its unlabeled clips.</summary>
public sealed class CrossCorpusTransductiveProtocol : IProtocol, IFeaturePreparation
{
    /// <inheritdoc/>
    public string Name => "cross-corpus-transductive";

    /// <inheritdoc/>
    public string Explanation =>
        "As cross-corpus, but each acoustic feature is first normalized to mean 0 and standard deviation 1 over all clips of each corpus, those that are "
        + "tested on included, as if a whole unlabeled corpus were available before the first prediction. Not comparable to results without this "
        + "normalization.";

    /// <inheritdoc/>
    public string Claim => "an unseen corpus, but features were normalized over all of its clips";

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
    public bool NeedsCorpora => true;

    /// <inheritdoc/>
    public IProtocol SplitOf => new CrossCorpusProtocol();

    /// <inheritdoc/>
    public IReadOnlyList<SplitRow> Split(SplitRequest request) => SplitOf.Split(request);

    /// <summary>Standardizes the rows of each corpus.</summary>
    public IEnumerable<(string Utterance, float[] Features)> Prepare(PreparationRequest request) =>
        request.Real.Utterances.GroupBy(CombinedCorpora.CorpusOf).SelectMany(clips => ScaledRows.Of(request.Real, [.. clips], StandardScaler.Fit));
}

/// <summary>Each corpus by itself, tested on unseen speakers: what the results across corpora are compared with.</summary>
public sealed class WithinCorpusProtocol : IProtocol
{
    /// <summary>Its name.</summary>
    public const string Id = "within-corpus";

    /// <inheritdoc/>
    public string Name => Id;

    /// <inheritdoc/>
    public string Explanation =>
        "Each corpus by itself, as honest: five folds by speaker, or by session where all clips have one, with about equal shares of every class. Settings "
        + "are selected by cross-validation over inner folds of the training part; each utterance is tested once.";

    /// <inheritdoc/>
    public string Claim => "unseen speakers of the same corpus";

    /// <inheritdoc/>
    public AuditRules Audit { get; } = new(ForbidsLeaks: true);

    /// <inheritdoc/>
    public SelectedOn SelectedOn => SelectedOn.InnerFolds;

    /// <inheritdoc/>
    public bool NeedsCorpora => true;

    /// <inheritdoc/>
    public IReadOnlyList<SplitRow> Split(SplitRequest request) => CrossCorpusFolds.Within(request);
}
