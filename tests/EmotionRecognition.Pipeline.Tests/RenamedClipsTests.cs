using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using EmotionRecognition.Audio.Wav;
using EmotionRecognition.Protocols.Audit;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests;

/// <summary>Given models recognize the clips they were trained on, whatever these are called.</summary>
public sealed class RenamedClipsTests(RenamedClipsTests.Clips clips) : IClassFixture<RenamedClipsTests.Clips>
{
    private const string Notice = "The models were not trained by this run: given from ";

    [Fact]
    public void Evaluate_RenamedClips_NamesAPairThatIsTheSame()
    {
        var error = Assert.Throws<InputException>(() => clips.Run("renamed", "honest", clips.Given).Dispose());

        const string Found = "a model that was trained or selected on 12 of the 12 test rows of fold 1, 12 of them under another name";
        Assert.Contains($"honest/sound/fold-1: {Found}", error.Message);
        Assert.Contains("test row 03a01Nl is training row 10a01Nb of the model under another name (same sound)", error.Message);
    }

    [Fact]
    public void Report_SameClips_SaysThatModelsWereGiven()
    {
        using var folder = clips.Run("clips", "honest", clips.Given);

        var page = File.ReadAllText(folder["report/index.html"]);
        var audit = AuditTable.Read(folder["report/honest/audit-honest.csv"]);
        AuditFinding Of(AuditKind kind) => audit.Findings.Single(finding => finding.Kind == kind);
        Assert.Equal((0, 48), (Of(AuditKind.SeenByTheModel).Rows, Of(AuditKind.SeenByTheModel).OfRows));
        Assert.Equal(48, Of(AuditKind.WordsSeenByTheModel).Rows);
        Assert.Contains($"<p class=\"notice\" role=\"note\">{Notice}{clips.Given}.", page);
        Assert.Contains("<p>" + Notice, page);
        Assert.Contains("Given models: which test rows they recognize", page);
        Assert.Contains(
            File.ReadAllLines(folder["report/tables/given-models.csv"]),
            line => Regex.IsMatch(line, "^honest,honest,sound,4,20[0-9]{2}-[0-9]{2}-[0-9]{2}.*,0,48,0,0,0$"));
        Assert.StartsWith(Notice + clips.Given, Assert.Single(clips.Headlines).Origin);
        Assert.DoesNotContain("by name only", page);
    }

    [Fact]
    public void Evaluate_AfterTraining_RunsAgainForGivenModels()
    {
        using var folder = clips.Run("clips", "honest", null);
        Assert.DoesNotContain(Notice, File.ReadAllText(folder["report/index.html"]));
        Assert.Null(Assert.Single(clips.Headlines).Origin);

        clips.Run(folder, "clips", "honest", clips.Given);

        Assert.Contains(Notice, File.ReadAllText(folder["report/index.html"]));
    }

    [Fact]
    public void Audit_RenamedSelectionRowsUnderAGivenSplit_AreALeak()
    {
        using var folder = clips.Run("renamed", "given", clips.Given);

        var finding = AuditTable.Read(folder["report/honest-given/audit-given.csv"]).Findings.Single(finding => finding.Kind == AuditKind.SeenByTheModel);
        Assert.Equal((12, 12, AuditSeverity.Leak), (finding.Rows, finding.OfRows, finding.Severity));
        Assert.Equal("test row 10a01Nl is selection row 09a01Nb of the model under another name (same sound)", finding.Example);
        Assert.Contains(clips.Told.OfType<BuildEvent.Said>(), said => said.Text.Contains("seen-by-the-model", StringComparison.Ordinal));
    }

    [Fact]
    public void Report_ModelsThatKnowOnlyNames_SaysWhatIsNotKnown()
    {
        using var old = clips.CopyOfGiven();
        foreach (var table in Directory.GetFiles(old["honest"], "rows.csv", SearchOption.AllDirectories))
        {
            ForgetHashes(table);
        }

        using var scored = clips.Run("renamed", "honest", old.Root);

        const string Doubt = "8 of 8 given models know the rows that they were trained and selected on by name only";
        Assert.Contains(clips.Told.OfType<BuildEvent.Warning>(), warning => warning.Text.StartsWith(Doubt, StringComparison.Ordinal));
        Assert.Contains(Doubt, File.ReadAllText(scored["report/index.html"]));
        Assert.Contains(Doubt, Assert.Single(clips.Headlines).Origin);
    }

    [Fact]
    public void Report_GivenSystemThatIsLeftOut_ShowsTheOthers()
    {
        using var given = clips.CopyOfGiven();
        Directory.Delete(given["honest/honest/text/fold-1"], recursive: true);
        given.Write("honest/honest/text/fold-1/left-out.txt", "no words\n");

        using var scored = clips.Run("clips", "honest", given.Root);

        var line = Assert.Single(File.ReadAllLines(scored["report/tables/given-models.csv"]).Skip(1));
        Assert.StartsWith("honest,honest,sound,4,", line);
    }

    /// <summary>Three speakers of EMO-DB, then the same clips under names of one another.</summary>
    [Fact]
    public void Evaluate_RenamedClipsOfEmoDb_AreRecognized()
    {
        var wav = SharedData.Path("corpora/emodb/wav");
        var next = new Dictionary<string, string> { ["03"] = "08", ["08"] = "09", ["09"] = "03" };
        using var corpora = new TemporaryFolder();
        foreach (var file in Directory.GetFiles(wav).Where(file => next.ContainsKey(Path.GetFileName(file)[..2])))
        {
            var name = Path.GetFileName(file);
            File.Copy(file, corpora.File($"clips/wav/{name}"));
            File.Copy(file, corpora.File($"renamed/wav/{next[name[..2]]}{name[2..6]}{(char)(name[6] + 10)}.wav"));
        }

        using var trained = clips.Run(corpora["clips"], "sound", null);
        Directory.Move(trained["savedModel"], corpora["given"]);

        var error = Assert.Throws<InputException>(() => clips.Run(corpora["renamed"], "sound", corpora["given"]).Dispose());

        Assert.Matches("on ([0-9]+) of the \\1 test rows of fold 1, \\1 of them under another name: .* \\(same sound\\)", error.Message);
    }

    /// <summary>Makes a model's table of rows as it was before hashes were kept, and signs the folder again.</summary>
    private static void ForgetHashes(string table)
    {
        string Hash() => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(table)));
        var before = Hash();
        File.WriteAllText(table, string.Concat(File.ReadAllLines(table).Select(line => string.Join(',', line.Split(',')[..3]) + "\n")));
        var path = Path.Combine(Path.GetDirectoryName(table)!, "settings.json");
        var text = Regex.Replace(File.ReadAllText(path).Replace(before, Hash()), "\"digest\": \"[0-9a-f]+\"", "\"digest\": \"\"");
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.TrimEnd('\n'))));
        File.WriteAllText(path, text.Replace("\"digest\": \"\"", $"\"digest\": \"{digest}\""));
    }

    /// <summary>Made-up clips, the same clips under other names, and models trained on the former.</summary>
    public sealed class Clips : IDisposable
    {
        private static readonly string[] _speakers = ["03", "08", "09", "10"];

        private readonly TemporaryFolder _folder = new();
        private readonly List<BuildEvent> _told = [];
        private string? _codeVersions;

        public Clips()
        {
            WriteClips();
            WriteSplit("clips", take: 0);
            WriteSplit("renamed", take: 10);
            foreach (var experiment in new[] { "honest", "given" })
            {
                using var trained = Run("clips", experiment, null);
                foreach (var file in Directory.GetFiles(trained["savedModel"], "*", SearchOption.AllDirectories))
                {
                    File.Copy(file, _folder.File($"given/{Path.GetRelativePath(trained["savedModel"], file)}"));
                }
            }
        }

        /// <summary>The folder of models.</summary>
        public string Given => _folder["given"];

        /// <summary>The headlines of the last run.</summary>
        public IReadOnlyList<Headline> Headlines { get; private set; } = [];

        /// <summary>What the last run told.</summary>
        public IReadOnlyList<BuildEvent> Told => _told;

        public void Dispose() => _folder.Dispose();

        /// <summary>The models, for a test that changes them.</summary>
        internal TemporaryFolder CopyOfGiven()
        {
            var copy = new TemporaryFolder();
            foreach (var file in Directory.GetFiles(Given, "*", SearchOption.AllDirectories))
            {
                File.Copy(file, copy.File(Path.GetRelativePath(Given, file)));
            }

            return copy;
        }

        /// <summary>Runs an experiment in a new workspace.</summary>
        internal TemporaryFolder Run(string corpus, string experiment, string? models)
        {
            var folder = new TemporaryFolder();
            try
            {
                Run(folder, corpus, experiment, models);
                return folder;
            }
            catch
            {
                folder.Dispose();
                throw;
            }
        }

        /// <summary>
        /// Runs an experiment: <c>honest</c>, <c>given</c> for the same with a published split, or <c>sound</c> for its system of sound alone.
        /// </summary>
        internal void Run(TemporaryFolder folder, string corpus, string experiment, string? models)
        {
            const string Versions = "data/.state/code.tsv";
            const string Logistic = """{ "kind": "logistic-regression", "candidates": [1] }""";
            var name = experiment == "sound" ? "sound" : "honest";
            var text = experiment == "sound" ? "" : $$""", { "name": "text", "features": "text", "model": {{Logistic}} }""";
            folder.Write($"experiments/{name}.json", $$"""
                {
                  "name": "{{name}}", "title": "Clips", "corpus": "emodb", "classes": "emodb-seven", "protocols": ["honest"],
                  "systems": [{ "name": "sound", "features": "audio", "model": {{Logistic}} }{{text}}]
                }
                """);
            if (_codeVersions is { } known)
            {
                folder.Write(Versions, known);
            }

            _told.Clear();
            var options = new ResearchOptions
            {
                Root = folder.Root,
                Experiment = name,
                CorpusPath = Path.Combine(_folder.Root, corpus),
                Folds = experiment == "given" ? _folder[$"{corpus}.csv"] : null,
                SavedModels = models,
                Threads = 2,
            };
            using (var build = ResearchBuild.Open(options, _told.Add))
            {
                build.TakeAll();
                Headlines = build.Headlines;
            }

            _codeVersions = File.Exists(folder[Versions]) ? File.ReadAllText(folder[Versions]) : null;
        }

        // Each speaker's clips are given to the next one, with takes that no speaker had.
        private void WriteClips()
        {
            foreach (var (speaker, name) in _speakers.Index())
            {
                foreach (var (code, level, pitch) in new[] { ('W', 0.5, 330.0), ('N', 0.05, 110.0) })
                {
                    for (var take = 1; take <= 6; take++)
                    {
                        var samples = Sine(level * (1 + (0.05 * take)), pitch + (9 * take) + (5 * speaker), 4000 + (200 * take));
                        WaveWriter.WritePcm16(_folder.File($"clips/wav/{name}a01{code}{(char)('a' + take)}.wav"), 16000, samples);
                        var next = _speakers[(speaker + 1) % _speakers.Length];
                        WaveWriter.WritePcm16(_folder.File($"renamed/wav/{next}a01{code}{(char)('a' + take + 10)}.wav"), 16000, samples);
                    }
                }
            }
        }

        private void WriteSplit(string corpus, int take)
        {
            string[] parts = ["train", "train", "dev", "test"];
            var lines =
                from speaker in _speakers.Index()
                from code in "WN"
                from own in Enumerable.Range(1, 6)
                select $"{speaker.Item}a01{code}{(char)('a' + own + take)},{parts[speaker.Index]}";
            _folder.Write($"{corpus}.csv", $"clip,split\n{string.Join('\n', lines)}\n");
        }

        private static float[] Sine(double level, double pitch, int length) =>
            [.. Enumerable.Range(0, length).Select(i => (float)(level * Math.Sin(2 * Math.PI * pitch * i / 16000)))];
    }
}
