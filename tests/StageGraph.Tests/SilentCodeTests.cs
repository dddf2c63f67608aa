namespace StageGraph.Tests;

/// <summary>Words that only people read are not part of a code version, unless a handler of exceptions reads them.</summary>
public sealed class SilentCodeTests
{
    private const string Usings = "using System; using System.Collections.Generic; using System.IO; using System.Linq; using StageGraph;\n";

    private const string Stage = Usings + $$"""
        public sealed class Damaged(string message, string place) : Exception(message + place) { public string Place => place; }

        public static class Root
        {
            private static int _count;

            public static int Run(StageRun run, int[] values, string name)
            {
                run.Say("begins");
                var sum = 0;
                foreach (var value in values)
                {
                    if (value < 0)
                    {
                        throw new Damaged($"{name}: {value} is negative", Where(value));
                    }

                    sum += value > 1000 ? throw new InvalidOperationException("too large") : value;
                    if (sum > 5)
                    {
                        run.Say($"so far {sum}, {value:0.00}, {Show(value)} and {(value > 3 ? "large" : "small")} {values.Select(each => each + 1).Max()}");
                    }
                }

                if (values.Length == 0)
                {
                    run.Warn(name.Length > 3 ? $"no values in {name}" : "nothing");
                }

                Work("counting", sum);
                return Check(sum, name) + _count;
            }

            private static void Work(Words title, int sum) => Console.Title = title.ToString();

            private static int Check(int sum, string name) => sum == 77 ? throw Unlucky(sum, name) : sum;

            private static Damaged Unlucky(int sum, string name) => new($"{sum} brings bad luck", name + "!");

            private static string Show(int value) => $"<{value}>";

            private static string Where(int value) => $"at {value}";
        }
        """;

    private static readonly string _unchanged = SampleCode.Version(Stage);

    [Theory]
    [InlineData("\"begins\"", "\"starts\"")]
    [InlineData("run.Say(\"begins\")", "run.Say($\"begins {name}\")")]
    [InlineData("so far {sum}, ", "")]
    [InlineData("{value:0.00}", "{value,8:0.000}")]
    [InlineData("{Show(value)}", "{Show(value + 1)}")]
    [InlineData("\"<{value}>\"", "\"[{value}]\"")]
    [InlineData("value > 3 ? ", "value > 4 ? ")]
    [InlineData("each + 1", "each + 2")]
    [InlineData("no values in {name}", "no values in {name.ToUpperInvariant()}")]
    [InlineData("name.Length > 3 ? ", "name.Length > 4 && sum == 0 ? ")]
    [InlineData("is negative", "is less than nothing")]
    [InlineData("\"at {value}\"", "\"near {value}\"")]
    [InlineData("{name}: {value} is", "{(value < -5 ? name + name : name)}: {value} is")]
    [InlineData("\"too large\"", "\"larger than 1000\"")]
    [InlineData("brings bad luck", "is not lucky")]
    [InlineData("message + place", "place + message")]
    [InlineData("Show(", "Display(")]
    [InlineData("\"counting\"", "$\"counting {sum}\"")]
    [InlineData("Where(int value) => ", "Where(int value) => value > 5 ? \"far\" : ")]
    public void Of_OtherWords_IsTheSame(string old, string changed)
    {
        Assert.Contains(old, Stage);
        Assert.Equal(_unchanged, SampleCode.Version(Stage.Replace(old, changed)));
    }

    [Theory]
    [InlineData("value < 0", "value < 1")]
    [InlineData("value > 1000", "value > 1001")]
    [InlineData("new InvalidOperationException(", "new ArgumentException(")]
    [InlineData("sum > 5", "sum > 6")]
    [InlineData("run.Say(\"begins\");", "")]
    [InlineData("sum == 77", "sum == 78")]
    [InlineData("run.Warn(", "run.Say(")]
    [InlineData("{name}: {value} is", "{name}: {value} is\", \"\"); } if (value == 3) { throw new Damaged($\"")]
    public void Of_OtherConditionsOrExceptions_IsAnother(string old, string changed)
    {
        Assert.Contains(old, Stage);
        Assert.NotEqual(_unchanged, SampleCode.Version(Stage.Replace(old, changed)));
    }

    [Theory]
    [InlineData("so far {sum}", "so far {sum = 3}")]
    [InlineData("so far {sum}", "so far {_count++}")]
    public void Of_HoleThatDoesMoreThanShow_IsAnother(string old, string changed) =>
        Assert.NotEqual(_unchanged, SampleCode.Version(Stage.Replace(old, changed)));

    [Theory]
    [InlineData("catch (Damaged error) { return error.Message.Length; }", true)]
    [InlineData("catch (Exception error) when (error.Message.Length > 3) { return 1; }", true)]
    [InlineData("catch (Damaged error) { throw new InvalidOperationException(error.Message); }", false)]
    [InlineData("catch (InvalidCastException error) { return error.Message.Length; }", false)]
    [InlineData("catch (Damaged) { return 0; }", false)]
    [InlineData("catch { Console.Write(1); throw; }", false)]
    public void Of_WordsThatAHandlerReads_Count(string handler, bool counts)
    {
        string Version(string words) => SampleCode.Version(Usings + $$"""
            public sealed class Damaged(string message) : Exception(message);
            public static class Root
            {
                public static int Run(int value) { try { return Check(value); } {{handler}} }
                private static int Check(int value) => value > 3 ? throw new Damaged("{{words}}") : value;
            }
            """);
        Assert.Equal(counts, Version("one") != Version("other"));
    }

    [Theory]
    [InlineData("count", true)]
    [InlineData("local", true)]
    public void Of_EffectBeforeACaughtException_Counts(string where, bool counts)
    {
        string Version(int step) => SampleCode.Version(Usings + $$"""
            public static class Root
            {
                private static int _count;
                public static int Run(int value)
                {
                    var local = 0;
                    try { return Check(value, ref local); } catch (InvalidOperationException) { return _count + local; }
                }
                private static int Check(int value, ref int local)
                {
                    if (value > 3) { {{(where == "count" ? "_count" : "local")}} += {{step}}; throw new InvalidOperationException(); }
                    return value;
                }
            }
            """);
        Assert.Equal(counts, Version(1) != Version(2));
    }

    [Fact]
    public void Of_LocalSetBeforeAnExceptionCaughtInTheSameMethod_Counts()
    {
        string Version(int step) => SampleCode.Version(Usings + $$"""
            public static class Root
            {
                public static int Run(int value)
                {
                    var local = 0;
                    try { if (value > 3) { local = {{step}}; throw new InvalidOperationException(); } } catch (InvalidOperationException) { }
                    return local;
                }
            }
            """);
        Assert.NotEqual(Version(1), Version(2));
    }

    [Fact]
    public void Of_MethodThatMayReturnNoException_Counts()
    {
        string Version(int limit) => SampleCode.Version(Usings + $$"""
            public static class Root
            {
                public static int Run(int value) => Check(value) is null ? 1 : 2;
                private static Exception? Check(int value) => value > {{limit}} ? new Exception("large") : null;
            }
            """);
        Assert.NotEqual(Version(1), Version(2));
    }
}
