using System.Text.Json.Serialization;
using EmotionRecognition.Audio;
using EmotionRecognition.Audio.FeatureSets;
using EmotionRecognition.Corpora;
using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Models.Calibration;
using EmotionRecognition.Models.Resampling;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Pipeline.Experiments;

/// <summary>An experiment: which systems are evaluated on which data. Defined by one file in <c>experiments/</c>.</summary>
public sealed record Experiment
{
    /// <summary>Its name, also of the folders of its results: lower-case letters, digits, and hyphens; the file's name without <c>.json</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its title in reports.</summary>
    public required string Title { get; init; }

    /// <summary>
    /// The corpus: a name in <see cref="CorpusCatalog"/>, or <c>preprocessed</c>. For several corpora, absent from the file and their names here:
    /// <c>emodb+ravdess</c>.
    /// </summary>
    public string Corpus { get; init; } = "";

    /// <summary>
    /// Several corpora instead of one, two or more: names in <see cref="CorpusCatalog"/>, of files in <c>corpora/</c>, or of a user's choice for a table or
    /// folder whose path is passed.
    /// </summary>
    public IReadOnlyList<string> Corpora { get; init; } = [];

    /// <summary>For several corpora, the corpora to train on together; absent: those that are not in <see cref="Test"/>.</summary>
    public IReadOnlyList<string> Train { get; init; } = [];

    /// <summary>
    /// For several corpora, the corpora to test on, each by itself; absent: those that are not in <see cref="Train"/>. If both are absent, each corpus is
    /// trained on by itself and tested on every other.
    /// </summary>
    public IReadOnlyList<string> Test { get; init; } = [];

    /// <summary>The class set that the corpus's labels are mapped to: one of the corpus's own; absent: its first.</summary>
    public string? Classes { get; init; }

    /// <summary>
    /// For several corpora, the classes in order, each with the labels that belong to it: those of any corpus, or of one, such as <c>emodb/boredom</c>.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ClassMap { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The generated samples that are added to the training rows.</summary>
    public GeneratedRows Generated { get; init; } = GeneratedRows.None;

    /// <summary>
    /// For preprocessed files only: a table in their folder, such as <c>acoustic8.csv</c>, that replaces the study's acoustic features. Its columns are
    /// <c>wav_file,label</c> and any number of numeric columns. If absent, the study's features are used.
    /// </summary>
    public string? AcousticTable { get; init; }

    /// <summary>The protocols that split rows into training and test rows: names in <see cref="ProtocolCatalog"/>. All of them are run.</summary>
    public IReadOnlyList<string> Protocols { get; init; } = [HonestProtocol.Id];

    /// <summary>The number of groups into which sessions or speakers are merged for honest folds; if absent, each is its own group.</summary>
    public int? Groups { get; init; }

    /// <summary>Which of the corpus's utterances it uses; absent: all of its classes.</summary>
    public RowFilter? Filter { get; init; }

    /// <summary>Whether it is run only if selected by name, because it takes hours.</summary>
    public bool OnRequest { get; init; }

    /// <summary>The seed of all random numbers: shuffles, initial weights, resampling.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many seeds each system that uses one is trained with, 1 to 100: <see cref="Seed"/> and the whole numbers after it.</summary>
    public int Seeds { get; init; } = 1;

    /// <summary>The systems that are trained and scored under each protocol.</summary>
    public required IReadOnlyList<SystemDefinition> Systems { get; init; }

    /// <summary>
    /// The system that is trained on all rows once more, for use on other sound: see <see cref="AllRowsProtocol"/>. Absent: none.
    /// </summary>
    public string? Final { get; init; }

    /// <summary>The regressors of valence, activation, and dominance that are fitted and scored under each protocol; none by default.</summary>
    public IReadOnlyList<RegressorDefinition> Regressors { get; init; } = [];

    /// <summary>
    /// How the sound of test rows is altered to see what trained systems make of it: names of <see cref="Audio.Augmentation.Alteration"/>; none by default.
    /// </summary>
    [JsonConverter(typeof(RobustnessConverter))]
    public IReadOnlyList<string> Robustness { get; init; } = [];

    /// <summary>Which systems are also trained on fewer speakers, to see how scores grow with them; null: none.</summary>
    public LearningCurveDefinition? LearningCurve { get; init; }

    /// <summary>That it is measured what its trained systems lose without some of their input, and how; null: it is not.</summary>
    public ImportanceSettings? Importance { get; init; }

    /// <summary>The systems that are also trained without each family of the features that they read; none by default.</summary>
    public IReadOnlyList<string> LeaveOut { get; init; } = [];

    /// <summary>Whether the report shows one clip of each class: waveform, level, spectrogram, F0. Only for a corpus with sound.</summary>
    public bool Examples { get; init; }

    /// <summary>Whether the report shows which utterances have similar features, by class, speaker, and corpus. Only if systems read sound.</summary>
    public bool Embedding { get; init; }

    /// <summary>Its corpora if there are several; null: one corpus.</summary>
    [JsonIgnore]
    public CombinedCorpora? Combined => Corpora.Count == 0 ? null : new CombinedCorpora(Corpora) { Train = Train, Test = Test };

    /// <summary>A system by its name.</summary>
    /// <param name="name">The name; checked when the file is read.</param>
    public SystemDefinition SystemNamed(string name) => Systems.First(system => system.Name == name);

    /// <summary>Whether a system reads sound, itself or through a system whose probabilities it reads.</summary>
    /// <param name="system">The system.</param>
    public bool ReadsSound(SystemDefinition system) =>
        system.FeatureSets.Any() || system.OtherSystems.Any(other => ReadsSound(SystemNamed(other)));

    /// <summary>Whether a system's predictions depend on the seed: through its model, or through a system whose probabilities it reads.</summary>
    /// <param name="system">The system.</param>
    public bool UsesSeed(SystemDefinition system) =>
        system.Model.UsesSeed || system.Resampling is not null || system.OtherSystems.Any(other => UsesSeed(SystemNamed(other)));

    /// <summary>The seeds that systems are trained with; only the first if no system uses a seed.</summary>
    [JsonIgnore]
    public IEnumerable<int> AllSeeds => Enumerable.Range(Seed, Systems.Any(UsesSeed) ? Seeds : 1);

    /// <summary>What parts of a system, or of systems whose probabilities it reads, were trained on before and elsewhere; usually nothing.</summary>
    /// <param name="system">The system.</param>
    public IEnumerable<Pretraining> PretrainingOf(SystemDefinition system) =>
        system.Inputs.Select(input => input.Pretraining).Append(system.Model.Pretraining).OfType<Pretraining>()
            .Concat(system.OtherSystems.SelectMany(other => PretrainingOf(SystemNamed(other)))).DistinctBy(each => each.Name);

    /// <summary>The tables of texts that its systems and regressors read, each once, by name.</summary>
    [JsonIgnore]
    public IReadOnlyList<ITextSet> TextSets =>
        [.. Fitted.SelectMany(each => each.TextSets).DistinctBy(set => set.Name).OrderBy(set => set.Name, StringComparer.Ordinal)];

    /// <summary>The feature sets that are its systems' own, and in no catalog.</summary>
    [JsonIgnore]
    public IEnumerable<IFeatureSet> OwnSets => Fitted.SelectMany(each => each.Inputs).Select(input => input.CreateFeatureSet()).OfType<IFeatureSet>();

    /// <summary>
    /// The feature sets that its systems and regressors read, those of altered test rows included, in ordinal order; empty if all of them read only text.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<string> FeatureSets =>
        [.. Fitted.SelectMany(each => each.FeatureSets).Concat(AlteredSets).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Whether a system or regressor reads transcripts as the corpus has them.</summary>
    [JsonIgnore]
    public bool ReadsWrittenText => Fitted.Any(each => each.ReadsWrittenText);

    private IEnumerable<string> AlteredSets =>
        from system in Systems
        from set in system.SetsAtTest
        from condition in Robustness
        select AlteredSet.NameOf(set, condition);

    private IEnumerable<FittedDefinition> Fitted => [.. Systems, .. Regressors];
}

/// <summary>One model on one or more inputs.</summary>
public sealed record SystemDefinition : FittedDefinition
{
    /// <summary>The kind of model and how it is trained.</summary>
    public required ModelSettings Model { get; init; }

    /// <summary>Altered copies of clips that it is trained on and, possibly, averages at test; null: none.</summary>
    public AlteredCopies? Augmentation { get; init; }

    /// <summary>How synthetic rows are made, in each fold, that join the training rows of rare classes; null: none.</summary>
    public ResamplingSettings? Resampling { get; init; }

    /// <summary>How sure it may be is determined too, on inner folds; null: it is not.</summary>
    public CalibrationSettings? Calibration { get; init; }

    /// <summary>How far its metrics may drop before the metrics gate fails, as a fraction; allows for arithmetic differences between machines.</summary>
    public double AllowedDrop { get; init; } = 0.01;

    /// <summary>The feature sets that it reads, each followed by those of altered copies.</summary>
    [JsonIgnore]
    public override IEnumerable<string> FeatureSets => base.FeatureSets
        .SelectMany(set => (Augmentation?.Copies ?? []).Prepend("").Select(copy => AlteredSet.NameOf(set, copy)));

    /// <summary>The feature sets that a prediction needs: those of copies only if it averages over them.</summary>
    [JsonIgnore]
    public IEnumerable<string> SetsAtTest => Augmentation is { AtTest: false } ? base.FeatureSets : FeatureSets;

    /// <summary>The names of the systems whose probabilities it reads.</summary>
    [JsonIgnore]
    public IEnumerable<string> OtherSystems => Inputs.Select(input => input.OtherSystem).OfType<string>().Distinct();

    /// <inheritdoc/>
    protected override Scaling PreferredScaling(bool alone) => Model.DefaultScaling(alone);
}

/// <summary>The kinds of generated samples.</summary>
public enum GeneratedRows
{
    /// <summary>No generated samples.</summary>
    None,

    /// <summary>Samples from the generative adversarial network.</summary>
    Gan,

    /// <summary>Samples from the autoencoder.</summary>
    Autoencoder,
}
