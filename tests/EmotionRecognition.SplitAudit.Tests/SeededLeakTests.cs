using EmotionRecognition.Audio.Augmentation;
using EmotionRecognition.Audio.Wav;
using EmotionRecognition.Protocols.Audit;
using EmotionRecognition.SplitAudit.Page;
using EmotionRecognition.SplitAudit.Scores;

namespace EmotionRecognition.SplitAudit.Tests;

/// <summary>A clean split with one leak put into it: of each kind, at places drawn from the seed.</summary>
public sealed class SeededLeakTests
{
    private const int Leaks = 100;
    private const int Speakers = 9;
    private const int ClipsOfEach = 4;

    private static readonly string[] _kinds =
    [
        "copies-of-training-rows", "shared-speakers", "shared-sessions", "shared-sources", "same-text-by-speaker", "augmented-copies", "conflicting-labels",
        "validation-not-apart", "duplicate-recordings", "near-duplicates", "best-of-runs", "epoch-chosen-on-test", "pretrained-on-test-audio",
    ];

    [Fact]
    public void Run_CleanSplit_HasNoLeak()
    {
        using var folder = new TemporaryFolder();
        var split = new Rows(0);
        WriteSounds(folder, split, 0);

        var result = SplitAuditor.Run(split.Request(folder));

        Assert.False(result.HasLeaks, string.Join("; ", Verdict.Of(result)));
        Assert.Equal(split.Count, result.Facts.Clips.Count);
    }

    [Fact]
    public void Run_AHundredSeededLeaks_AreAllNamed()
    {
        var missed = Enumerable.Range(0, Leaks).Where(seed => !IsNamed(seed)).Select(seed => $"{seed}: {_kinds[seed % _kinds.Length]}");

        Assert.Empty(missed);
    }

    private static bool IsNamed(int seed)
    {
        using var folder = new TemporaryFolder();
        var (kind, random, split) = (_kinds[seed % _kinds.Length], new Random(seed), new Rows(seed));
        var (test, train) = (split.Pick("test", random), split.Pick("train", random));
        var request = split.Request(folder);
        switch (kind)
        {
            case "copies-of-training-rows":
                split.Add(test with { Part = "train" });
                break;
            case "shared-speakers":
                split.Set(test with { Speaker = train.Speaker });
                break;
            case "shared-sessions":
                split.Set(test with { Session = train.Session });
                break;
            case "shared-sources":
                split.Set(test with { Source = train.Source });
                break;
            case "same-text-by-speaker":
                split.Set(test with { Speaker = train.Speaker, Text = train.Text });
                break;
            case "augmented-copies":
                split.Set(test with { File = train.File.Replace(".wav", "_noise1.wav") });
                break;
            case "conflicting-labels":
                split.Add(test with { Fold = "2", Emotion = test.Emotion == "joy" ? "anger" : "joy" });
                split.Add(train with { Fold = "2" });
                break;
            case "validation-not-apart":
                split.Set(split.Pick("dev", random) with { Speaker = train.Speaker });
                break;
            default:
                request = WithFiles(kind, seed, folder, split, test, train);
                break;
        }

        split.Write(folder);
        return IsNamed(kind, SplitAuditor.Run(request), Rows.IdOf(test));
    }

    private static bool IsNamed(string kind, SplitAuditResult result, string test)
    {
        var name = kind switch
        {
            "augmented-copies" => "_noise1",
            "validation-not-apart" => "",
            _ => test,
        };
        var named = result.Report.Findings.Any(finding =>
            finding.IsLeak && finding.Kind.Id() == kind && finding.Example.Length > 0 && finding.Example.Contains(name, StringComparison.Ordinal));
        return named || result.Concerns.Any(concern => concern.IsLeak && concern.Kind == kind);
    }

    // Leaks that are in files beside the split.
    private static SplitAuditRequest WithFiles(string kind, int seed, TemporaryFolder folder, Rows split, Row test, Row train)
    {
        switch (kind)
        {
            case "duplicate-recordings" or "near-duplicates":
                WriteSounds(folder, split, seed);
                var sound = split.SoundOf(train, seed);
                WaveWriter.WritePcm16(
                    folder.File(test.File), 16000, kind == "near-duplicates" ? Alteration.Parse("noise-20", "test").Apply(sound, 16000) : sound);
                return split.Request(folder);
            case "best-of-runs":
                var runs = Enumerable.Range(1, 20).Select(run => $"{run},{50 + run}.0,{(run == 1 + (seed % 19) ? "71.3" : "62.0")}\n");
                folder.Write("runs.csv", $"run,valid_uar,test_uar\n{string.Concat(runs)}");
                return split.Request(folder) with { Logs = [folder["runs.csv"]], Printed = PrintedScore.Read("UAR=71.3", "--printed") };
            case "epoch-chosen-on-test":
                var epochs = Enumerable.Range(1, 20).Select(epoch => $"{epoch},{50 + epoch},{(epoch == 7 ? "71,1" : "60,0")}\n");
                folder.Write("log.csv", $"epoch,valid_acc,test_acc,chosen\n{string.Concat(epochs)}");
                return split.Request(folder) with { Logs = [folder["log.csv"]] };
            default:
                split.RenameAs("emodb");
                return split.Request(folder) with { Encoders = ["emotion2vec/emotion2vec_plus_seed"] };
        }
    }

    private static void WriteSounds(TemporaryFolder folder, Rows split, int seed)
    {
        foreach (var row in split.All)
        {
            WaveWriter.WritePcm16(folder.File(row.File), 16000, split.SoundOf(row, seed));
        }
    }

    private sealed record Row(string File, string Fold, string Part, string Speaker, string Session, string Source, string Text, string Emotion);

    /// <summary>Nine speakers in as many sessions, six in training, one for validation, two for the test; nobody says a text twice.</summary>
    private sealed class Rows(int seed)
    {
        private readonly List<Row> _rows =
        [
            .. from speaker in Enumerable.Range(0, Speakers)
               from clip in Enumerable.Range(0, ClipsOfEach)
               let part = speaker < 6 ? "train" : speaker == 6 ? "dev" : "test"
               select new Row(
                   $"who{speaker + seed}/q{speaker + seed}x{clip}.wav", "1", part, $"who{speaker + seed}",
                       $"room{speaker}", $"tape{speaker}-{clip}", $"sentence {clip} of {speaker}",
                   clip % 2 == 0 ? "joy" : "anger"),
        ];

        public IReadOnlyList<Row> All => _rows;

        public int Count => _rows.Count;

        public Row Pick(string part, Random random) => _rows.Where(row => row.Part == part).ElementAt(random.Next(_rows.Count(row => row.Part == part)));

        public static string IdOf(Row row) => Path.GetFileNameWithoutExtension(row.File);

        public void Add(Row row) => _rows.Add(row);

        public void Set(Row changed)
        {
            var index = _rows.FindIndex(row => row.File == changed.File);
            index = index >= 0 ? index : _rows.FindIndex(row => row.Part == "test");
            _rows[index] = changed;
        }

        public void RenameAs(string corpus)
        {
            Assert.Equal("emodb", corpus);
            for (var i = 0; i < _rows.Count; i++)
            {
                _rows[i] = _rows[i] with { File = $"{10 + (i / ClipsOfEach)}a0{1 + (i % ClipsOfEach)}Wa.wav", Speaker = $"{10 + (i / ClipsOfEach)}" };
            }
        }

        public float[] SoundOf(Row row, int sound) => Babble.Samples((1000 * sound) + _rows.FindIndex(each => each.File == row.File), 1.5);

        public SplitAuditRequest Request(TemporaryFolder folder)
        {
            Write(folder);
            return new SplitAuditRequest(folder["split.csv"])
            {
                SoundFolder = Directory.EnumerateFiles(folder.Root, "*.wav", SearchOption.AllDirectories).Any() ? folder.Root : null,
                Threads = 2,
            };
        }

        public void Write(TemporaryFolder folder) => folder.Write(
            "split.csv",
            "file,fold,split,speaker,session,source,text,emotion\n"
                + string.Concat(_rows.Select(row => $"{row.File},{row.Fold},{row.Part},{row.Speaker},{row.Session},{row.Source},{row.Text},{row.Emotion}\n")));
    }
}
