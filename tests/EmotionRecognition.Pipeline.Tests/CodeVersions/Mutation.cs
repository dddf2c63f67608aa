namespace EmotionRecognition.Pipeline.Tests.CodeVersions;

/// <summary>A small edit of the library.</summary>
/// <param name="Name">What is edited.</param>
/// <param name="File">Below <c>src</c>; one that is not there is added.</param>
/// <param name="Old">What is replaced; places in the file have it.</param>
/// <param name="Changed">What stands there instead.</param>
/// <param name="Targets">The targets, any of whose stages get another code version.</param>
/// <param name="Places">How many places in the file have it.</param>
internal sealed record Mutation(string Name, string File, string Old, string Changed, string Targets, int Places = 1)
{
    /// <summary>The edit of one kind of model, of which trainings of other kinds know nothing.</summary>
    public const string LogisticRegression = "one kind of model";

    private const string Dsp = "EmotionRecognition.Audio/Dsp/";
    private const string Text = "EmotionRecognition/Text/";
    private const string Metrics = "EmotionRecognition/Evaluation/";
    private const string Assets = "EmotionRecognition.Reporting/Assets/";

    private static readonly HashSet<string> _typical =
    [
        "static abstract: square", "constant compiled into other assemblies", LogisticRegression, "pattern of a source generator", "resource: page",
        "condition of an error",
    ];

    /// <summary>Whether the tests make it even if not all edits are asked for.</summary>
    public bool IsTypical => _typical.Contains(Name);

    /// <summary>Edits that change what stages do.</summary>
    public static IReadOnlyList<Mutation> Effective { get; } =
    [
        new("static abstract: square", Dsp + "Moments.cs", "=> distance * distance;", "=> distance * 2;", "Acoustics"),
        new("static abstract: twiddle factors", Dsp + "FourierStage.cs", "Vector256.Create(Unsafe.Add(ref twiddles, (2 * k) + 1)));",
            "Vector256.Create(-Unsafe.Add(ref twiddles, (2 * k) + 1)));", "Acoustics"),
        new("constant", "EmotionRecognition.Audio/Resampler.cs", "StopBandDecibels = 100", "StopBandDecibels = 90", "Acoustics Evaluate"),
        new("constant compiled into other assemblies", Metrics + "BootstrapInterval.cs", "MinimumSpeakers = 8", "MinimumSpeakers = 9", "Evaluate Report"),
        new("operator", "EmotionRecognition/Models/Softmax.cs", "exponential / sum)", "exponential * sum)", "Evaluate Train"),
        new(
            "lambda", "EmotionRecognition/Models/Softmax.cs",
            "scores.Sum(score => Math.Exp(score - highest))",
            "scores.Sum(score => Math.Exp(score + highest))",
            "Train"),
        new("static table", Text + "TextNormalizer.cs", "(\"b\", \"ḃḅḇ\")", "(\"b\", \"ḃḅ\")", "Audit Combine Import Transcripts"),
        new("enumeration", "EmotionRecognition/Protocols/SplitRows.cs", "    Test,", "    Test = 3,", "Audit Combine Evaluate Import Report Split Train"),
        new("record's default", Text + "TfidfOptions.cs", "MinTexts { get; init; } = 5", "MinTexts { get; init; } = 6", "Audit Evaluate Import Report Train"),
        new(
            "switch arm", "EmotionRecognition.Audio/Wav/WaveSamples.cs",
            "(WaveEncoding.Pcm, 8) => (bytes[0] - 128) / 128.0",
            "(WaveEncoding.Pcm, 8) => (bytes[0] - 127) / 128.0",
            "Acoustics Evaluate"),
        new(
            "virtual override called by a package", Metrics + "MetricsFile.cs",
            "WriteNumberValue(Round(value))",
            "WriteNumberValue(Round(-value))",
            "Evaluate Report"),
        new(
            "override of a network's layer", "EmotionRecognition/Models/ResNet/ResidualBlock1D.cs",
            "inner.add_(beside, ",
            "inner.add_(inner, ",
            "Evaluate Train"),
        new(
            LogisticRegression, "EmotionRecognition/Models/Logistic/LogisticObjective.cs",
            "scores[label] -= 1;",
            "scores[label] -= 2;",
            "Train"),
        new("iterator", Metrics + "Resampling.cs", "yield return _rows[place];", "yield return _rows[place] + 1;", "Evaluate Report"),
        new("generic method", "EmotionRecognition/Synthetic/RandomStream.cs", "items[Index(items.Count)]", "items[Index(items.Count - 1)]", "Synthesize"),
        new("default argument", Metrics + "BootstrapInterval.cs", "DefaultResamples = 2000", "DefaultResamples = 2001", "Evaluate"),
        new("struct's fields", Metrics + "BootstrapInterval.cs", "(double Low, double High)", "(double High, double Low)", "Evaluate Report"),
        new("pattern of a source generator", Text + "TfidfVectorizer.cs", "{2,}\", Regex", "{3,}\", Regex", "Audit Evaluate Train"),
        new("resource: block", Assets + "block.hbs", "<pre><code>", "<pre><code >", "Report"),
        new("resource: part", Assets + "part.hbs", "Data: ", "Data:  ", "Report"),
        new("resource: page", Assets + "page.hbs", "<main ", "<main  ", "Report"),
        new("resource: style", Assets + "report.css", "--paper: #ffffff", "--paper: #fffffe", "Report"),
        new("resource: stop words", Text + "english_stop_words.txt", "\nacross\n", "\n", "Audit Evaluate Train"),
        new("condition of an error", "EmotionRecognition/Protocols/HonestFolds.cs", "count > connected.Count)", "count >= connected.Count)", "Split"),
        new("engine", "StageGraph/Manifest.cs", "RespectNullableAnnotations = true", "RespectNullableAnnotations = false", "Report"),
        new(
            "local function", "EmotionRecognition.Pipeline/Stages/AcousticsStage.cs",
            "var sound = loader.Load(span);",
            "var sound = loader.Load(span with { Utterance = \"\" });",
            "Acoustics"),
        new(
            "constructor of what a stage holds", "EmotionRecognition.Audio/SoundLoader.cs",
            "{ get; } = sampleRate;",
            "{ get; } = sampleRate + 1;",
            "Acoustics Evaluate"),
    ];

    /// <summary>Edits that change nothing that stages do.</summary>
    public static IReadOnlyList<Mutation> Harmless { get; } =
    [
        new(
            "an error's words", "EmotionRecognition/Protocols/HonestFolds.cs",
            "$\"use at least {FewestGroups} speakers, or set \\\"groups\\\" in the experiment file\"",
            "$\"use another corpus than {options}\"",
            ""),
        new("an error's words in a ternary", Metrics + "MetricsFile.cs", "\"an interval that is not [low, high]\"", "\"no interval\"", ""),
        new(
            "a line of progress", "EmotionRecognition.Pipeline/Stages/LabelsStage.cs",
            "utterances{OmissionWords.Of(reading.Omissions)}",
            "utterances and {reading.Omissions.Count + 1} more",
            ""),
        new(
            "a line of progress in a ternary", "EmotionRecognition.Pipeline/Stages/AuditStage.cs",
            ": \"no leaks\");",
            ": $\"none of {report.Findings.Count}\");",
            ""),
        new("a private method's name", Metrics + "BootstrapInterval.cs", "At(", "Between(", "", 3),
        new("documentation", Dsp + "Moments.cs", "    private interface ITerm", "    /// <summary>A term.</summary>\n    private interface ITerm", ""),
        new(
            "an unrelated method", Dsp + "Moments.cs",
            "    private interface ITerm",
            "    public static int Unrelated(int[] values) => values.Count(value => value > 1);\n\n    private interface ITerm",
            ""),
        new("a new feature set", "EmotionRecognition.Audio/FeatureSets/Loudness.cs", "", """
            [assembly: EmotionRecognition.PlugIn<EmotionRecognition.Audio.FeatureSets.Loudness>]

            namespace EmotionRecognition.Audio.FeatureSets;

            public sealed class Loudness : IFeatureSet, IFeatureExtractor
            {
                public string Name => "loudness";
                public string Description => "The loudest sample.";
                public int SampleRate => 16000;
                public System.Collections.Generic.IReadOnlyList<string> Columns { get; } = ["loudness"];
                public IFeatureExtractor Create() => this;
                public void Extract(System.ReadOnlySpan<float> samples, System.Span<float> features) => features[0] = samples[0];
            }
            """, ""),
        new("a new corpus", "EmotionRecognition/Corpora/Other/OtherCorpus.cs", "", """
            [assembly: EmotionRecognition.PlugIn<EmotionRecognition.Corpora.Other.OtherDefinition>]

            namespace EmotionRecognition.Corpora.Other;

            public sealed class OtherDefinition : ICorpusDefinition
            {
                public string Name => "other";
                public string Title => "Other";
                public string License => "none";
                public System.Collections.Generic.IReadOnlyList<ClassSet> ClassSets => [new("other-two", ("one", []), ("two", []))];
                public ICorpus Open(CorpusLocation at) => throw new System.NotSupportedException();
            }
            """, ""),
        new("a new model", "EmotionRecognition/Models/Other/OtherModel.cs", "", """
            using EmotionRecognition.Checkpoints;
            using EmotionRecognition.Models.Training;

            [assembly: EmotionRecognition.PlugIn<ModelKind<EmotionRecognition.Models.Other.OtherModel>>]

            namespace EmotionRecognition.Models.Other;

            public sealed record OtherModel : ModelSettings
            {
                public override string Kind => "other";
                public override string Summary => "nothing";
                public override void Check() { }
                public override TrainedModel Train(TrainingTask task, TrainingContext context) => throw new System.NotSupportedException();
                public override IClassifier Load(NamedTensors tensors, ModelShape shape) => throw new System.NotSupportedException();
            }
            """, ""),
        new("a new protocol", "EmotionRecognition/Protocols/OtherProtocol.cs", "", """
            [assembly: EmotionRecognition.PlugIn<EmotionRecognition.Protocols.OtherProtocol>]

            namespace EmotionRecognition.Protocols;

            public sealed class OtherProtocol : IProtocol
            {
                public string Name => "other";
                public string Explanation => "other";
                public string Claim => "none";
                public AuditRules Audit => new(ForbidsLeaks: true);
                public System.Collections.Generic.IReadOnlyList<SplitRow> Split(SplitRequest request) => [];
            }
            """, ""),
        new("a new converter", Metrics + "OtherConverter.cs", "", """
            namespace EmotionRecognition.Evaluation;

            public sealed class OtherConverter : System.Text.Json.Serialization.JsonConverter<double>
            {
                public override double Read(ref System.Text.Json.Utf8JsonReader reader, System.Type type, System.Text.Json.JsonSerializerOptions options) => 1;
                public override void Write(System.Text.Json.Utf8JsonWriter writer, double value, System.Text.Json.JsonSerializerOptions options) { }
            }
            """, ""),
    ];

    /// <summary>The text of the file with the edit.</summary>
    public string Apply(string text)
    {
        Assert.True(text.Split(Old).Length == Places + 1, $"{File} has {text.Split(Old).Length - 1} times \"{Old}\", expected {Places}");
        return text.Replace(Old, Changed, StringComparison.Ordinal);
    }
}
