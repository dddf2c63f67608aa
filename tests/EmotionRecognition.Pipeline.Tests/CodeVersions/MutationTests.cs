using System.Collections.Concurrent;
using System.Text;
using CsvHelper;

namespace EmotionRecognition.Pipeline.Tests.CodeVersions;

/// <summary>
/// The sources as they are and with small edits, compiled: which stages' code versions differ. Compiling and reading all of them takes minutes, so one
/// effective edit of each way to change a version is made by default; <c>EMOTIONRECOGNITION_MUTATIONS=all</c>, which CI sets, makes all of them.
/// </summary>
public sealed class MutationTests(MutationTests.Results results) : IClassFixture<MutationTests.Results>
{
    private const string Variable = "EMOTIONRECOGNITION_MUTATIONS";
    private const string Nothing = "nothing";
    private const string Package = "another version of a package";

    public static TheoryData<string> EffectiveNames => [.. Mutation.Effective.Select(mutation => mutation.Name)];

    public static TheoryData<string> HarmlessNames => [.. Mutation.Harmless.Select(mutation => mutation.Name)];

    [Fact]
    public void Versions_SourcesAsTheyAre_AreThoseOfTheBuild() => Assert.Equal("", results.TargetsOf(Nothing));

    [Theory]
    [MemberData(nameof(EffectiveNames))]
    public void Versions_EffectiveEdit_ChangeOfExactlyTheStagesThatUseIt(string name)
    {
        var edit = Mutation.Effective.Single(mutation => mutation.Name == name);
        Assert.SkipUnless(All || edit.IsTypical, $"takes minutes together with others: set {Variable}=all");
        Assert.Equal(edit.Targets, results.TargetsOf(name));
    }

    [Theory]
    [MemberData(nameof(HarmlessNames))]
    public void Versions_HarmlessEdit_AreTheSame(string name) => Assert.Equal("", results.TargetsOf(name));

    [Fact]
    public void Versions_EditOfOneKindOfModel_LeaveTrainingsOfOthersAlone()
    {
        var changed = results.StagesOf(Mutation.LogisticRegression);

        Assert.Contains("Train synthetic/honest/logistic-both/fold-1", changed);
        Assert.DoesNotContain(changed, stage => stage.Contains("/resnet1d", StringComparison.Ordinal));
        Assert.Contains(results.AllStages, stage => stage.Contains("/resnet1d", StringComparison.Ordinal));
    }

    [Fact]
    public void Versions_OtherPackage_ChangeOfTheStagesThatUseIt() =>
        Assert.Equal("Acoustics Audit Combine Evaluate Import Labels Report Split Synthesize Train Transcripts", results.TargetsOf(Package));

    private static bool All => Environment.GetEnvironmentVariable(Variable) == "all";

    /// <summary>The edits, compiled and read on all processors, once for all tests.</summary>
    public sealed class Results
    {
        private const string AllHarmless = "all harmless edits together";

        private readonly ConcurrentDictionary<string, string> _targets = [];
        private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _stages = [];

        public Results()
        {
            var sources = SourceTree.Read();
            using var folder = new TemporaryFolder();
            var built = World.VersionsOf(StagePlans.Of(folder.Root, Repository.Root));
            var worlds = Mutation.Effective.Where(edit => All || edit.IsTypical).Select(edit => (edit.Name, Images: Edited(sources, edit)))
                .Append((AllHarmless, Edited(sources, [.. Mutation.Harmless])))
                .Append((Package, () => new Dictionary<string, byte[]>(sources.Images) { ["CsvHelper"] = OtherCsvHelper() }));
            AllStages = [.. built.Keys];
            Read(built, worlds);
            // Which of them it is that is not harmless, or whether sources as they are already differ.
            if (All || _targets[AllHarmless].Length > 0)
            {
                Read(built, [(Nothing, () => sources.Images)]);
            }

            Read(built, _targets[AllHarmless].Length > 0 ? Mutation.Harmless.Select(edit => (edit.Name, Edited(sources, edit))) : []);
        }

        /// <summary>The targets of the stages whose versions differ from those of the build, by name.</summary>
        public string TargetsOf(string name) => _targets.TryGetValue(name, out var targets) ? targets : _targets[AllHarmless];

        /// <summary>The names of all stages.</summary>
        public IReadOnlyList<string> AllStages { get; }

        /// <summary>The names of the stages whose versions differ.</summary>
        public IReadOnlyList<string> StagesOf(string name) => _stages[name];

        private static Func<IReadOnlyDictionary<string, byte[]>> Edited(SourceTree sources, params Mutation[] edits) => () => sources.With(edits);

        private void Read(IReadOnlyDictionary<string, string> built, IEnumerable<(string Name, Func<IReadOnlyDictionary<string, byte[]>> Images)> worlds) =>
            Parallel.ForEach(
                worlds,
                new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
                edit => _targets[edit.Name] = Differing(built, edit.Name, edit.Images));

        private string Differing(IReadOnlyDictionary<string, string> built, string name, Func<IReadOnlyDictionary<string, byte[]>> images)
        {
            try
            {
                using var world = new World(images());
                _stages[name] = [.. world.Versions().Where(version => built.GetValueOrDefault(version.Key) != version.Value).Select(version => version.Key)];
                return string.Join(' ', _stages[name].Select(stage => stage.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal));
            }
            catch (Exception error)
            {
                return error.ToString();
            }
        }

        private static byte[] OtherCsvHelper()
        {
            var bytes = File.ReadAllBytes(typeof(CsvWriter).Assembly.Location);
            var (version, other) = (StageGraph.Code.OwnCode.VersionOf(typeof(CsvWriter).Assembly), Encoding.UTF8.GetBytes("99"));
            var place = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(version + "+"));
            Assert.True(place > 0);
            other.CopyTo(bytes, place);
            return bytes;
        }
    }
}
