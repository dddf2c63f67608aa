using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Protocols.Audit;

namespace EmotionRecognition.Reporting.Tests;

/// <summary>Invented content for reports of several shapes; none of it was measured.</summary>
internal static class SampleReport
{
    private static readonly string[] _six = ["anger", "happiness", "sadness", "fear", "surprise", "neutral"];
    private static readonly string[] _seven = ["Wut & Ärger", "Langeweile", "Ekel <disgust>", "Angst", "Freude und Zufriedenheit", "Trauer", "neutral"];
    private static readonly double[] _weights = [0.147, 0.217, 0.39, 0.006, 0.014, 0.226];

    private static readonly string[] _systems =
    [
        "logistic regression audio", "logistic regression text", "logistic regression audio+text", "resnet1d audio+text", "random forest audio+text",
        "gradient boosting audio+text", "linear SVM audio+text", "naive Bayes text", "MLP audio+text", "LSTM audio+text", "ensemble E1", "ensemble E2",
    ];

    /// <summary>The built-in sections.</summary>
    public static IReadOnlyList<IReportSection> Sections { get; } =
        [.. ReportSections.Catalog.All.Where(section => section.GetType().Assembly == typeof(ReportSections).Assembly)];

    /// <summary>A small report: one experiment, two protocols, two systems, three classes.</summary>
    public static ReportContent Small() => Content(
        [SyntheticCorpus(["anger", "sadness", "neutral"], 240)],
        [Experiment("synthetic", "Synthetic speech", "synthetic", ["anger", "sadness", "neutral"], 3, _systems[2..4], 120, [0.3, 0.3, 0.4])]);

    /// <summary>A large report: six and seven classes, one, five and ten folds, three to twelve systems, long names, characters that HTML escapes.</summary>
    public static ReportContent Large() => Content(
        [
            SyntheticCorpus(_six, 9960),
            new CorpusFacts
            {
                Name = "emodb",
                Title = "EMO-DB",
                Utterances = 535,
                Hours = 0.4132,
                Speakers = 10,
                Sessions = 0,
                Labels = [.. _seven.Select((name, index) => new LabelCount("WLEAFTN"[index..(index + 1)], name, 40 + (12 * index)))],
                Omissions = [],
            },
        ],
        [
            Experiment("synthetic", "Synthetic speech", "synthetic", _six, 5, _systems[..4], 1500, _weights),
            Experiment("synthetic-gan", "Synthetic speech + GAN samples", "synthetic", _six, 1, _systems[..3], 1500, _weights, generated: 40),
            Experiment("emodb", "EMO-DB", "emodb", _seven, 10, _systems, 535, [0.2, 0.15, 0.1, 0.13, 0.13, 0.12, 0.17]),
        ]);

    /// <summary>A report of several experiments of one kind: six classes, two protocols, five folds, four systems, 1,500 test rows each.</summary>
    /// <param name="experiments">How many.</param>
    public static ReportContent Of(int experiments) => Content(
        [SyntheticCorpus(_six, 9960)],
        [
            .. Enumerable.Range(1, experiments).Select(number =>
                Experiment($"synthetic-{number}", $"Synthetic speech {number}", "synthetic", _six, 5, _systems[..4], 1500, _weights)),
        ]);

    private static ReportContent Content(IReadOnlyList<CorpusFacts> corpora, IReadOnlyList<ExperimentResult> experiments) => new()
    {
        Title = "Speech emotion recognition: results",
        Corpora = corpora,
        Experiments = experiments,
        Protocols =
        [
            new ProtocolNote(
                "published",
                "The study's original procedure: duplicates are added, rows are scaled and split at random, and the test rows select the epoch.",
                Trusted: false,
                "inflated: test rows are not independent of training data"),
            new ProtocolNote(
                "honest",
                "Folds by session: no speaker, dialog or duplicate occurs in both training and test data; a validation set selects epochs.",
                Trusted: true,
                "unseen speakers"),
        ],
        Study =
        [
            StudyResult.Printed[0] with
            {
                Ours = StudyScores.Of(experiments[0].Metrics.Systems[0].Pooled),
                OursOn = "Synthetic speech",
                Note = "another corpus, not comparable",
            },
            .. StudyResult.Printed.Skip(1).Select(result => result with { Note = "Not run: needs IEMOCAP." }),
        ],
        Provenance = Provenance(),
        Stages = Stages(),
    };

    public static CorpusFacts SyntheticCorpus(string[] classes, int utterances) => new()
    {
        Name = "synthetic",
        Title = "Synthetic speech",
        Notice = "Synthetic speech: these numbers test the program and say nothing about people.",
        Utterances = utterances,
        Hours = 12.436,
        Speakers = 10,
        Sessions = 5,
        Labels = [.. classes.Select((name, index) => new LabelCount(name[..3], name, utterances / (index + 2))), new LabelCount("xxx", null, utterances / 4)],
        Omissions =
        [
            new OmissionCount("label that is no class", 2512, "Ses01F_impro01_F003 (Session1/dialog/EmoEvaluation/Ses01F_impro01.txt line 21)"),
            new OmissionCount("no transcript", 3, "Ses05M_script01_1b_M019 (Session5/dialog/transcriptions/Ses05M_script01_1b.txt line 20)"),
        ],
    };

    public static ExperimentResult Experiment(
        string name, string title, string corpus, string[] classes, int folds, string[] systems, int rows, double[] weights, int generated = 0)
    {
        var predictions = Predictions(classes, folds, systems, rows, weights);
        var metrics = Metrics(name, corpus, predictions, folds, rows);
        return new ExperimentResult
        {
            Name = name,
            Title = title,
            Corpus = corpus,
            Metrics = metrics,
            Predictions = predictions,
            ClassCounts = [.. metrics.Systems[0].Pooled.Classes.Select(each =>
                new ClassCount(each.Class, each.Support, each.Class == "fear" ? 30 * each.Support : 0, generated))],
            Facts = Facts(predictions),
            Curves = [.. from protocol in new[] { "published", "honest" }
                         where systems.Contains("resnet1d audio+text")
                         from fold in Enumerable.Range(1, protocol == "published" ? 1 : folds)
                         select Curve(protocol, fold)],
            Copies = [new CopyEffect("published", systems[0], 1960, 0.6582, 1477, 0.5472, null)],
            Audits = [Published(), Honest()],
            Settings =
            [
                new Setting("classes", string.Join(", ", classes)), new Setting("features", "276 acoustic, TF-IDF of words"), new Setting("epochs", "40"),
                new Setting("system resnet1d audio+text", """{"kind":"resnet1d","batchSize":32,"patience":null,"steps":[1,2]} on AudioAndText"""),
            ],
        };
    }

    private static AuditReport Published() => new("published",
    [
        new AuditFinding(
            AuditKind.CopiesOfTrainingRows, AuditSeverity.Leak, 483, 1960, 400, "Ses03M_impro07_M012, 4 copies in training", [], 0.6582, 0.5472),
        new AuditFinding(AuditKind.SharedSpeakers, AuditSeverity.Leak, 1960, 1960, 10, "Ses01F", []),
    ]);

    private static AuditReport Honest() => new("honest", [new AuditFinding(AuditKind.SharedSpeakers, AuditSeverity.Error, 0, 1960, 0, "", [], 0.58, 0.58)]);

    private static PredictionTable Predictions(string[] classes, int folds, string[] systems, int rows, double[] weights)
    {
        var predictions = new List<Prediction>();
        foreach (var (protocol, bonus) in new[] { ("published", 0.12), ("honest", 0.0) })
        {
            foreach (var (system, index) in systems.Select((system, index) => (system, index)))
            {
                var random = new Random(17 + index + folds);
                var truth = new Random(5);
                predictions.AddRange(Enumerable.Range(0, rows).Select(row =>
                {
                    var actual = Draw(truth, classes, weights);
                    var skill = 0.34 + (0.03 * index) + bonus;
                    var predicted = random.NextDouble() < skill ? actual : Draw(random, classes, weights);
                    var fold = protocol == "published" ? "1" : $"{1 + (row * folds / rows)}";
                    return new Prediction(
                        protocol,
                        system,
                        fold,
                        $"s{row % 10:d2}_u{row:d5}",
                        actual,
                        predicted,
                        [.. classes.Select(each => each == predicted ? 0.6f : 0.1f)]);
                }));
            }
        }

        return new PredictionTable(classes, predictions);
    }

    // Half of the speakers are women; each fifth utterance repeats a sentence.
    private static RowFacts Facts(PredictionTable predictions)
    {
        var rows = predictions.Rows.DistinctBy(row => row.Utterance).ToList();
        return new(
            [
                .. rows.Select((row, index) => new UtteranceFacts(
                    row.Utterance, row.Actual, row.Utterance[..3], "", index % 5 == 0 ? "Say <b>it</b> again & again." : $"Utterance {index}.")),
            ],
            [UtteranceColumn.Of("gender", rows.ToDictionary(row => row.Utterance, row => row.Utterance[2] % 2 == 0 ? "female" : "male"))]);
    }

    private static ExperimentMetrics Metrics(string name, string corpus, PredictionTable predictions, int folds, int rows)
    {
        List<FoldRows> counted =
        [
            new FoldRows("published", "1", 4 * rows, 0),
            .. Enumerable.Range(1, folds).Select(fold => new FoldRows("honest", $"{fold}", rows - (rows / folds) - 60, 60)),
        ];
        return ExperimentMetrics.Compute(
            name, corpus, predictions, counted, utterance => utterance.Split('_')[0], seed: 20240613, resamples: 200);
    }

    private static string Draw(Random random, string[] classes, double[] weights)
    {
        var place = random.NextDouble();
        for (var index = 0; index < classes.Length - 1; index++)
        {
            place -= weights[index];
            if (place < 0)
            {
                return classes[index];
            }
        }

        return classes[^1];
    }

    private static TrainingCurve Curve(string protocol, int fold)
    {
        var random = new Random(fold);
        var epochs = Enumerable.Range(1, 40).Select(epoch =>
        {
            var progress = 1 - Math.Exp(-epoch / 12.0);
            var trainLoss = 1.75 - (1.5 * progress) + (0.02 * random.NextDouble());
            var validationLoss = 1.76 - (0.75 * progress) + (0.0006 * epoch * epoch) + (0.06 * random.NextDouble());
            var trainAccuracy = 0.25 + (0.7 * progress) + (0.01 * random.NextDouble());
            return new EpochRecord(epoch, trainLoss, trainAccuracy, validationLoss, 0.25 + (0.35 * progress) + (0.03 * random.NextDouble()));
        }).ToList();
        return new TrainingCurve(
            protocol,
            "resnet1d audio+text",
            $"{fold}",
            protocol == "published" ? "test" : "validation",
            epochs.MinBy(epoch => epoch.ValidationLoss)!.Epoch,
            epochs);
    }

    private static Provenance Provenance() => new()
    {
        Commit = "0123456789abcdef0123456789abcdef01234567",
        ChangedFiles = ["src/EmotionRecognition/Models/ResNet1D.cs"],
        Command = "dotnet cake --target=Report --corpus=synthetic",
        Machine = [new Setting("processor", "2 cores, x64"), new Setting("system", "Linux"), new Setting("runtime", ".NET 10.0.1")],
        Packages = [new Setting("MathNet.Numerics", "5.0.0"), new Setting("TorchSharp", "0.107.0"), new Setting("libtorch", "2.10.0")],
        Seeds = [new Setting("root", "20240613"), new Setting("Split", "1234567890"), new Setting("Train, fold 1", "987654321")],
        Runs =
        [
            new StageRecord("Labels", 0.42, 0, Files(("Session1/dialog/EmoEvaluation/Ses01F_impro01.txt", 1)), Files(("labels.csv", 2))),
            new StageRecord("Acoustics", 754.2, 2, Files(("labels.csv", 2), ("wav (151 files)", 3)), Files(("acoustics.csv", 4))),
            new StageRecord(
                "Train synthetic honest resnet1d-audio-text fold 1",
                7512,
                0,
                Files(("acoustics.csv", 4), ("splits.csv", 5)),
                Files(("savedModel/honest/fold-1/weights.safetensors", 6))),
        ],
    };

    private static Dictionary<string, string> Files(params (string Path, int Seed)[] files) => files.ToDictionary(file => file.Path, file => Hash(file.Seed));

    private static string Hash(int seed)
    {
        var bytes = new byte[32];
        new Random(seed).NextBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    private static StageMap Stages() => new(
        [
            new StageNode("Synthesize", "writes a corpus of synthetic speech", []),
            new StageNode("Labels", "writes labels.csv", ["Synthesize"]),
            new StageNode("Transcripts", "writes transcripts.csv", ["Synthesize"]),
            new StageNode("Acoustics", "writes acoustics.csv", ["Labels", "Synthesize"]),
            new StageNode("Combine", "writes labels.csv, transcripts.csv, acoustics.csv", ["Labels", "Transcripts", "Acoustics"]),
            new StageNode("Split", "4 stages write splits.csv, audit.csv", ["Combine"]),
            new StageNode("Train", "24 stages write weights.safetensors, scaler.csv, vocabulary.csv, ...", ["Combine", "Split"]),
            new StageNode("Evaluate", "2 stages write metrics.json, predictions.csv", ["Combine", "Split", "Train"]),
            new StageNode("Report", "writes index.html", ["Labels", "Train", "Evaluate"]),
        ],
        "graph TD\n  Synthesize --> Labels\n  Labels --> Acoustics\n");
}
