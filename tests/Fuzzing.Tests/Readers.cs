using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using EmotionRecognition.Audio;
using EmotionRecognition.Checkpoints;
using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Iemocap;
using EmotionRecognition.Corpora.Own;
using EmotionRecognition.Corpora.Preprocessed;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Encoders.Dialogs;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Resampling;
using EmotionRecognition.Models.Saved.Cards;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Onnx.Texts;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Protocols;
using EmotionRecognition.Protocols.Audit;
using EmotionRecognition.Recognition;
using EmotionRecognition.SplitAudit.Scores;
using EmotionRecognition.SplitAudit.Selection;
using EmotionRecognition.SplitAudit.Splits;
using EmotionRecognition.Tables;
using EmotionRecognition.Text;
using StageGraph;

namespace Fuzzing.Tests;

/// <summary>The readers of files that a user may bring, or that an earlier version, a full disk, or an editor may have left.</summary>
internal static partial class Readers
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Reader> All { get; } =
    [
        Sound("tone.wav"), Sound("tone.flac"), Sound("tone.mp3"), Sound("tone.mp2"), Sound("rise.ogg"), Sound("rise.opus"),

        Table("labels", path => LabelTable.Read(path), """
            utterance,dialog,speaker,session,start,end,emotion,valence,activation,dominance
            a,d,s,1,0.5,2.25,anger,2.5,3,4
            b,d,"t, u",1,2,3,neutral,,,
            """),
        Table("transcripts", path => TranscriptTable.Read(path), "utterance,text\na,\"Yes, I know.\"\nb,\n"),
        Table("omissions", path => OmissionTable.Read(path), "item,place,reason\nx,labels.txt line 3,no label\n"),
        Table("segments", path => SegmentTable.Read(path), "utterance,file,start,end\na,a.wav,0,1.5\nb,b.wav,2,\n"),
        Table("columns", path => ColumnTable.Read(path), "utterance,gender,style\na,female,acted\nb,male,\n"),
        Table("turns", path => _ = new Conversations(TurnTable.Read(path)), "utterance,dialog,speaker,start,end\na,d,s,0,1\nb,d,t,1,2\n"),
        Table("given parts", path => GivenPartTable.Read(path), "utterance,fold,part\na,1,train\nb,1,test\n"),
        Table("given folds", path => GivenFolds.Read(path, ["a", "b"]), "file,fold\na.wav,1\nb.wav,2\n", "clip,split\na,train\nb,test\n"),
        Table("features", path => FeatureTableFile.Read(path), "utterance,x,y\na,1,-2.5e-3\nb,0.25,7\n"),
        Table("labeled features", path => LabeledFeatureFile.Read(path, 6), "wav_file,label,x,y\na,1,0.5,7\nb,0,1,2\n"),
        Table("split", path => SplitTable.Read(path), "utterance,fold,role,copies,inner\na,1,train,2,1\nb,1,test,1,\n"),
        Table("audit", path => AuditTable.Read(path), """
            protocol,finding,severity,class,rows,of_rows,share,groups,example,accuracy,accuracy_without
            honest,copies-of-training-rows,error,,0,443,0,0,,0.6275,0.6275
            honest,copies-of-training-rows,error,anger,0,65,0,,,,
            """),
        Table("predictions", path => PredictionTable.Read(path), """
            protocol,system,fold,utterance,actual,predicted,copies,p_anger,p_neutral
            honest,s,1,a,anger,anger,1,0.75,0.25
            honest,s,1,b,neutral,anger,1,0.625,0.375
            """),
        Table("training log", path => TrainingLog.Read(path), """
            epoch,train_loss,train_accuracy,validation_loss,validation_accuracy
            1,0.9,0.7,1.7,0.1
            2,0.8,0.7,,
            """),
        Table("synthetic rows", path => SyntheticTable.Read(path), "rows,class,real,synthetic,variance,distance\ntraining,anger,10,20,0.5,1\n"),
        Table("scaler", path => ColumnScaler.Load(path), "column,offset,scale\nx,0.5,2\ny,-1,0.25\n"),
        Table("vectorizer", path => TfidfVectorizer.Load(path), "index,term,idf\n0,anna,4.9\n1,ask,4.6\n"),
        Table("lines", path => CsvFile.Read(path, "a").ToList(), "a,b\n1,2\n\"x\ny\",\n"),

        Table("judgments", path => JudgmentTable.Read(path), "utterance,rater,emotion,share\na,C-E2,anger,1\nb,C-E3,neutral,0.5\n"),
        Table("somebody's split", path => SplitFile.Read(path), "file,fold,speaker\na.wav,1,s\nb.wav,2,t\n", "path,split\na.wav,train\nb.wav,test\n"),
        Text("somebody's split as JSON", "own/fold_1/own_test_fold_1.jsonl", ReadParts, """
            {"key": "a", "wav": "x/a.wav", "emo": "anger"}
            {"key": "b", "wav": "x/b.wav", "emo": "neutral"}
            """),
        new("somebody's split as Parquet", "db.emotion.train.parquet",
            () => Files("tests/EmotionRecognition.SplitAudit.Tests/TestData/audformat", "*.parquet"), ReadParquet),
        Table("somebody's runs", path => RunTable.Read(path), "run,epoch,dev,test\n1,3,60.5,61\n2,4,61,60\n"),
        Text("printed scores", "printed.txt", path => PrintedScore.Read(File.ReadAllText(path), "--printed"), "UAR=90.1", "UAR=90.1,WA=0.8"),

        Text("IEMOCAP labels", "Ses01F_impro01.txt", path => EvaluationFile.Read(path), """
            % [START_TIME - END_TIME] TURN_NAME EMOTION [V, A, D]

            [1.4816 - 2.5766]	Ses01F_impro01_F000	neu	[2.5000, 2.5000, 2.5000]
            C-E2:	Frustration;	()
            A-E3:	val 3; act 2; dom  3;	(calm voice)

            [4.1539 - 4.9439]	Ses01F_impro01_F001	oth	[3.0000, 3.0000, 3.0000]
            """),
        Text("IEMOCAP transcripts", "Ses01F_impro01.txt", path => TranscriptionFile.Read(path), """
            Ses01F_impro01_M000 [000.3000-001.4000]: This is ridiculous.
            Ses01F_impro01_F000 [001.4816-002.5766]: I think it is over.
            """),
        Text("description of a corpus", "corpus.json", path => CorpusFile.Read(path), """
            { "title": "Own", "pattern": "{speaker}_{emotion}", "values": { "emotion": { "W": "anger", "X": null } }, "classes": ["anger"] }
            """),
        Text(
            "patterns of names", "pattern.txt", path => NamePattern.Parse(File.ReadAllText(path), "--pattern"),
            "{speaker:2}{text:3}{emotion:1}*", "{speaker}_{emotion}"),
        Text("vocabulary", "vocab.txt", path => Vocabulary.Read(path), "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nthe\n##s\n"),

        new("experiment", "experiment.json", Experiments, path => ExperimentFile.Read(path)),
        new("metrics", "metrics.json", () => Files("experiments/accepted", "*.metrics.json"), path => MetricsFile.Read(path)),
        new("safetensors", "a.safetensors", () => Files("models", "*.safetensors"), path => SafetensorsFile.Read(path)),
        new("pickle", "a.pkl", () => [Pickle()], path => PickleCheckpoint.Read(path)),
        new("manifest", "a.manifest.json", () => [Manifest()], path => StageGraph.Manifest.Read(path)),
        Text("hashes of files", "hashes.tsv", path => new FileHashes(path), "a.txt\t1\t2\t3\tffff\n"),
        Text("code versions", "code.tsv", path => _ = new CodeVersions(path), "b\tT\tg\th\tp 1;q 2\t\n") with { Repair = WithChecks },
        .. ModelFiles(),
    ];

    private static Reader Sound(string name) =>
        new(name, name, () => Files("tests/EmotionRecognition.Audio.Tests/TestData/Sounds", name), path => SoundFile.ReadMono(path));

    private static Reader Table(string name, Action<string> read, params string[] seeds) => Text(name, "table.csv", read, seeds);

    private static Reader Text(string name, string file, Action<string> read, params string[] seeds) =>
        new(name, file, () => [.. seeds.Select(seed => Encoding.UTF8.GetBytes(seed))], read);

    private static byte[][] Files(string folder, string pattern) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(File.ReadAllBytes),
    ];

    // An experiment is called as its file.
    private static byte[][] Experiments() =>
    [
        .. from path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "experiments"), "*.json").Order(StringComparer.Ordinal)
           let name = $"\"name\": \"{Path.GetFileNameWithoutExtension(path)}\""
           select Encoding.UTF8.GetBytes(File.ReadAllText(path).Replace(name, "\"name\": \"experiment\"", StringComparison.Ordinal)),
    ];

    // A part of a split is read with the other part, from the folder of both.
    private static void ReadParts(string test)
    {
        File.WriteAllText(test.Replace("_test_", "_train_", StringComparison.Ordinal), """{"key": "c", "wav": "x/c.wav", "emo": "anger"}""");
        SplitFile.Read(Path.GetDirectoryName(Path.GetDirectoryName(test))!);
    }

    private static void ReadParquet(string path)
    {
        var table = AudformatTable.Open(path);
        _ = table.Read([.. table.Columns]).Count();
    }

    // Each file of a saved model; the hash that the settings hold is corrected, so that the contents are read.
    private static IEnumerable<Reader> ModelFiles()
    {
        var model = Path.Combine(Repository.Root, "models", "emodb");
        return from file in Directory.EnumerateFiles(model).Order(StringComparer.Ordinal)
               let name = Path.GetFileName(file)
               where name != ModelCard.PageName
               select new Reader($"model, {name}", name, () => [File.ReadAllBytes(file)], path => EmotionClassifier.Load(Completed(model, path))) { Cost = 10 };
    }

    // The model that a damaged file belongs to: the other files beside it, and its own hash in the settings.
    private static string Completed(string model, string damaged)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(damaged)!, "model")).FullName;
        foreach (var file in Directory.EnumerateFiles(model))
        {
            File.Copy(Path.GetFileName(file) == Path.GetFileName(damaged) ? damaged : file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }

        var path = Path.Combine(folder, "settings.json");
        var text = File.ReadAllText(path);
        var was = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(model, Path.GetFileName(damaged)))));
        var now = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(damaged)));
        text = text.Replace(was, now, StringComparison.Ordinal);
        var empty = Digest().Replace(text, "\"digest\": \"\"");
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(empty.TrimEnd('\n'))));
        File.WriteAllText(path, Digest().Replace(text, $"\"digest\": \"{digest}\""));
        return folder;
    }

    [GeneratedRegex("\"digest\": \"[0-9a-f]*\"")]
    private static partial Regex Digest();

    private static byte[] WithChecks(byte[] bytes)
    {
        var lines = Encoding.UTF8.GetString(bytes).Split('\n').Select(line => line.LastIndexOf('\t') is var end and > 0 ? WithCheck(line[..end]) : line);
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));

        static string WithCheck(string line) => $"{line}\t{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)))[..16]}";
    }

    private static byte[] Pickle()
    {
        using var folder = new TemporaryFolder();
        var tensors = new NamedTensors { { "weight", StoredTensor.Of([2, 3], [1f, 2f, 3f, 4f, 5f, 6f]) } };
        new PickleCheckpoint(tensors).Write(folder["a.pkl"]);
        return File.ReadAllBytes(folder["a.pkl"]);
    }

    private static byte[] Manifest()
    {
        using var folder = new TemporaryFolder();
        var texts = new Dictionary<string, string> { ["a"] = "1" };
        new Manifest("Train a", "c", texts, texts, texts, texts, ["w"], 1.5, DateTime.UnixEpoch).Write(folder["a.json"]);
        return File.ReadAllBytes(folder["a.json"]);
    }
}
