namespace StageGraph.Tests;

/// <summary>What is reached though no call names it: by reflection, through the objects that a stage holds, in other assemblies, in resources.</summary>
public sealed class CodeReachTests
{
    private const string Usings = """
        using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Reflection; using System.Runtime.CompilerServices;
        using System.Text.Json; using System.Text.Json.Serialization; using StageGraph;

        """;

    private const string StageBase = """
        public abstract class Plain : Stage
        {
            public override string Target => "Plain";
            public override string Instance => "one";
            public override IReadOnlyList<StageInput> Inputs => [];
            public override IReadOnlyList<string> Outputs => ["data/out.csv"];
            public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();
        }

        """;

    [Theory]
    [InlineData("Seconds * 2", "Seconds * 3", true)]
    [InlineData("Left { get; set; } = 1", "Left { get; set; } = 2", true)]
    [InlineData("value + 5", "value + 6", true)]
    [InlineData("\"wide\"", "\"width\"", true)]
    [InlineData("\"one\"", "\"two\"", true)]
    [InlineData("int Elsewhere() => 1", "int Elsewhere() => 2", false)]
    [InlineData("\"kind-a\"", "\"kind-b\"", true)]
    [InlineData("Deeper { get; set; } = 7", "Deeper { get; set; } = 8", true)]
    [InlineData("Extra { get; set; } = 9", "Extra { get; set; } = 10", true)]
    public void Of_TypesHandedToASerializer_CountWithTheirMembersAndAttributes(string old, string changed, bool counts) => Check(
        Usings + """
            public sealed class Plan
            {
                public int Seconds { get; set; }
                public int Double => Seconds * 2;
                public List<Part>? Parts { get; set; }
                [JsonPropertyName("wide")] public int Width { get; set; }
                [JsonConverter(typeof(Converter))] public int Left { get; set; } = 1;
                public Kind? Kind { get; set; }
                public int Elsewhere() => 1;
            }
            public sealed record Part([property: Obsolete("one")] int Deep) { public Inner? Inner { get; set; } }
            public sealed class Inner { public int Deeper { get; set; } = 7; }
            [JsonDerivedType(typeof(KindA), "kind-a")] public abstract class Kind { }
            public sealed class KindA : Kind { public int Extra { get; set; } = 9; }
            public sealed class Converter : JsonConverter<int>
            {
                public override int Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.GetInt32();
                public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value + 5);
            }
            public static class Root { public static Plan? Run(string text) => JsonSerializer.Deserialize<Plan>(text); }
            """,
        old,
        changed,
        counts);

    [Theory]
    [InlineData("Shown => 3", "Shown => 4", true)]
    [InlineData("Other => 5", "Other => 6", false)]
    public void Of_ObjectHandedToASerializer_CountsTheTypesThatAreMade(string old, string changed, bool counts) => Check(
        Usings + """
            public sealed class Card { public int Shown => 3; }
            public sealed class Unmade { public int Other => 5; }
            public static class Root { public static string Run() { object card = new Card(); return JsonSerializer.Serialize(card, typeof(object)); } }
            """,
        old,
        changed,
        counts);

    [Theory]
    [InlineData("=> 3", "=> 4", true)]
    [InlineData("=> 5", "=> 6", false)]
    [InlineData("[assembly: Offers<First>]", "[assembly: Offers<Second>]", true)]
    public void Of_TypesNamedByAssemblyAttributes_CountWhereTheyAreLookedFor(string old, string changed, bool counts) => Check(
        Usings + """
            [assembly: Offers<First>]
            public abstract class OffersAttribute : Attribute { public abstract IWorker Make(); }
            [AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
            public sealed class OffersAttribute<T> : OffersAttribute where T : IWorker, new() { public override IWorker Make() => new T(); }
            public interface IWorker { int Work(); }
            public sealed class First : IWorker { public int Work() => 3; }
            public sealed class Second : IWorker { public int Work() => 5; }
            public static class Root
            {
                public static int Run() => typeof(Root).Assembly.GetCustomAttributes<OffersAttribute>().Sum(offer => offer.Make().Work());
            }
            """,
        old,
        changed,
        counts);

    [Theory]
    [InlineData("_factor = 2", "_factor = 3", true)]
    [InlineData("x * 10", "x * 11", true)]
    [InlineData("x * 20", "x * 21", false)]
    [InlineData("x - 30", "x - 31", true)]
    [InlineData("x - 40", "x - 41", true)]
    [InlineData("x + 50", "x + 51", true)]
    [InlineData("new Worker()", "new Idler()", true)]
    [InlineData("new Worker()", "new Worker { Size = 5 }", true)]
    [InlineData("Sum() => 3", "Sum() => 4", false)]
    public void Of_ObjectsThatAStageHolds_CountWithTheirTypes(string old, string changed, bool counts) => Check(
        Usings + StageBase + """
            public interface IWorker { int Work(int x); }
            public sealed class Worker : IWorker
            {
                private readonly int _factor = 2;
                public int Size { get; init; }
                public int Work(int x) => x * 10 + _factor;
            }
            public sealed class Idler : IWorker { public int Work(int x) => x * 20; }
            public sealed class Held : IWorker { public int Work(int x) => x - 30; }
            public sealed class Caught : IWorker { public int Work(int x) => x - 40; }
            public sealed class Root : Plain
            {
                private readonly IWorker _worker = new Worker();
                private readonly Dictionary<string, List<IWorker?[]>> _more = new() { ["a"] = [[null, new Held()]] };
                private readonly Func<int, int> _function;
                public Root() { IWorker caught = new Caught(); _function = x => caught.Work(x + 50); }
                public override void Run(StageRun run) => run.Say($"{Console.Read()}" + _more.Count);
                public override string Instance => "" + _worker.Work(1) + _more["a"][0][1]!.Work(2) + _function(1);
                public int Sum() => 3;
            }
            """.Replace("run.Say($\"{Console.Read()}\" + _more.Count)", "Console.Write(Instance)"),
        old,
        changed,
        counts);

    [Fact]
    public void Of_CacheThatFills_IsTheSame()
    {
        var stage = new CachingStage();
        var before = CodeVersion.Of(stage).Hash;
        stage.Fill();
        Assert.Equal(before, CodeVersion.Of(stage).Hash);
    }

    [Theory]
    [InlineData("x * 3", "x * 4", true)]
    [InlineData("x * 5", "x * 6", false)]
    [InlineData("Limit = 7", "Limit = 8", true)]
    public void Of_CodeInAnAssemblyThatRefersToOneThatIsRead_Counts(string old, string changed, bool counts) => Check(
        Usings + $$"""
            public static class Library
            {
                public const int Limit = 7;
                public static int Triple(int x) => new StageGraph.Workspace("/", "state").State.Length + x * 3;
                public static int Five(int x) => x * 5;
            }

            """.TrimEnd() + "\n=====\n" + Usings + """
            public static class Root { public static int Run() => Library.Triple(4) + Library.Limit; }
            """,
        old,
        changed,
        counts);

    [Theory]
    [InlineData("GetManifestResourceStream(\"a.txt\")", "a.txt", true)]
    [InlineData("GetManifestResourceStream(\"a.txt\")", "b.txt", false)]
    [InlineData("GetManifestResourceStream(name + \".txt\")", "a.txt", true)]
    [InlineData("GetManifestResourceStream(name + \".txt\")", "b.txt", true)]
    [InlineData("GetManifestResourceNames()", "b.txt", true)]
    [InlineData("GetName()", "a.txt", false)]
    public void Of_EmbeddedResources_CountUnlessOthersAreNamed(string call, string edited, bool counts)
    {
        var source = Usings + $"public static class Root {{ public static object? Run(string name) => typeof(Root).Assembly.{call}; }}";
        var resources = new Dictionary<string, string> { ["a.txt"] = "one", ["b.txt"] = "two" };
        var edition = new Dictionary<string, string>(resources) { [edited] = "edited" };
        Assert.Equal(counts, SampleCode.Version(source, "Root", resources) != SampleCode.Version(source, "Root", edition));
    }

    [Theory]
    [InlineData("a => a * 2", "a => a * 3", true)]
    [InlineData("Weight() => 4", "Weight() => 5", true)]
    [InlineData("first + 6", "first + 7", true)]
    [InlineData("left - 8", "left - 9", true)]
    [InlineData("Loaded = 10", "Loaded = 11", true)]
    [InlineData("other + 12", "other + 13", false)]
    [InlineData("InlineArray(4)", "InlineArray(5)", true)]
    [InlineData("Late = 14", "Late = 15", true)]
    public void Of_GenericAndRareMembers_Count(string old, string changed, bool counts) => Check(
        Usings + """
            public interface IWeighed<T> { int Weight(); int Heavier(T more) => Weight() + 1; }
            public sealed class Stone<T> : IWeighed<T> { int IWeighed<T>.Weight() => 4; }
            public abstract record Base<T>(T First) { public abstract Base<T> Next(int first); }
            public sealed record Derived<T>(T First) : Base<T>(First)
            {
                public override Derived<T> Next(int first) => new(First) { Count = first + 6 };
                public int Count { get; init; }
            }
            public sealed class Comparer : IComparer<int> { public int Compare(int left, int right) => left - 8 - right; }
            public sealed class Unused : IComparer<int> { public int Compare(int other, int right) => other + 12; }
            public static class Start { public static int Loaded; [ModuleInitializer] public static void Load() => Loaded = 10; }
            public sealed class Lately { public int Late = 14; }
            [InlineArray(4)] public struct Buffer { private int _first; }
            public static class Root
            {
                public static int Run()
                {
                    Func<int, int> twice = a => a * 2;
                    IWeighed<string> stone = new Stone<string>();
                    Base<int> record = new Derived<int>(1);
                    var buffer = new Buffer();
                    return twice(stone.Heavier("x")) + record.Next(3).First
                        + new[] { 3, 1 }.Order(new Comparer()).First() + buffer.GetHashCode() + new Lazy<Lately>().Value.Late;
                }
            }
            """,
        old,
        changed,
        counts);

    private static void Check(string source, string old, string changed, bool counts)
    {
        Assert.Contains(old, source);
        Assert.Equal(counts, SampleCode.Version(source) != SampleCode.Version(source.Replace(old, changed)));
    }

    private sealed class CachingStage() : CopyStage(new Workspace("/", "data/.state"), "data/in.csv", "data/out.csv")
    {
        private readonly Dictionary<string, (FileStamp Stamp, Entry Entry)> _cache = [];
        private readonly Lazy<Entry> _lazy = new(() => new Entry("late"));
        private readonly Dictionary<string, IReadOnlyList<int>> _lists = [];
        private Entry? _last;

        public void Fill()
        {
            _cache["a"] = (default, _last = new Entry(_lazy.Value.Text + _last?.Text));
            (_lists["one"], _lists["two"]) = ([1], [1, _lists.Count]);
        }
    }

    private sealed record Entry(string Text);
}
