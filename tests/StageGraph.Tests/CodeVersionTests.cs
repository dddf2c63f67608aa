namespace StageGraph.Tests;

/// <summary>What of a sample's code is reached and what counts of it; what people alone read is in <see cref="SilentCodeTests"/>.</summary>
public sealed class CodeVersionTests
{
    private const string Usings =
        "using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Text.Json; using System.Text.Json.Serialization;\n";

    private const string Source = Usings + $$"""
        public interface IShape { double Area(); string Name => "shape"; }
        public sealed class Square(double side) : IShape { double IShape.Area() => side * side; }
        public sealed class Circle(double radius) : IShape { public double Area() => radius * 3.0; }
        public sealed class Options { public int Height; public int Width { get; init; } = 3; public int Unused() => 17; }
        public static class Weights { public static readonly int[] Values = [1, 2, 3, 4, 5, 6, 7, 8];
            public static readonly int[] Others = [9, 8, 7, 6, 5, 4, 3]; }
        public enum Level { Low = 1, High = 5 }
        public abstract class Animal { public virtual int Legs() => 4; public int Twice() => Legs() * 2; }
        public class Dog : Animal { }
        public sealed class Bird : Dog { public override int Legs() => 2; }
        public sealed class Snake : Animal { public override int Legs() => 0; }
        public struct Point { public int X; public int Y; public readonly override int GetHashCode() => X * 31; }
        public interface IMoment { static abstract double Of(double x); }
        public struct Second : IMoment { public static double Of(double x) => x * x; }
        public struct Third : IMoment { public static double Of(double x) => x * x * x; }
        public sealed class Box<T> where T : new() { public T Make() => new T(); }
        public sealed class Made { public int Value = 11; }
        public sealed class Closing : IDisposable { public void Dispose() => Console.Write("closed"); }

        public static class Root
        {
            public static double Run() => Steps().Select(step => step * Weights.Values[2] + new Options().Width).Sum() + Area(new Square(2))
                + new Bird().Twice() + Level.High.ToString().Length + Moment<Second>(2) + Choose(3) + Local(2) + new Box<Made>().Make().Value + Later.Value;
            private static double Area(IShape shape) => shape.Area() + shape.Name.Length;
            private static double Area(object shape) => Area((IShape)shape);
            private static IEnumerable<double> Steps() { for (var step = 0; step < 10; step++) { yield return step * 0.5; } }
            private static double Moment<T>(double x) where T : IMoment => T.Of(x);
            private static int Choose(int value) => value switch { 1 => 10, 2 => 20, _ => new Point { X = value }.GetHashCode() };
            private static int Local(int value) { using var closing = new Closing(); return Add(value); int Add(int more) => more + 5; }
        }

        public static class Later { public static readonly int Value; static Later() { Value = 41; } }

        public static class Second2
        {
            public static string Run() => string.Join(',', new[] { 1, 2 }.Select(value => value + Weights.Others.Length));
        }
        """;

    private static readonly string _unchanged = SampleCode.Version(Source);

    [Fact]
    public void Of_SameSource_IsTheSame() => Assert.Equal(_unchanged, SampleCode.Version(Source));

    [Theory]
    [InlineData("public static class Root", "// a comment\n\n\npublic static class Root")]
    [InlineData("value + Weights.Others.Length", "value - Weights.Others.Length")]
    [InlineData("new[] { 1, 2 }", "new[] { 1, 2, 3, 4, 5, 6 }")]
    [InlineData(
        "public static class Second2",
        "public static class Other { public static int More() => new[] { 5 }.Max(five => five + 1); } public static class Second2")]
    [InlineData("public sealed class Circle(", "public sealed class Ring : IShape { public double Area() => 3; } public sealed class Circle(")]
    [InlineData("radius * 3.0", "radius * 3.1")]
    [InlineData("Legs() => 0", "Legs() => 1")]
    [InlineData("x * x * x", "x + x + x")]
    [InlineData("Unused() => 17", "Unused() => 18")]
    [InlineData("Unused() => 17;", "Unused() => 17; public static int More(int a) => a; private const int Limit = 3;")]
    [InlineData("public static class Root\n{", "public static class Root\n{ private static int More(int a) => a + new[] { a }.Count(x => x > a);")]
    [InlineData("Moment<", "AnyMoment<")]
    [InlineData(" Choose(", " Pick(")]
    [InlineData(" Add(", " Sum(")]
    [InlineData("Legs() => 4", "Legs() => 3")]
    public void Of_ChangeThatIsNotReached_IsTheSame(string old, string changed)
    {
        Assert.Contains(old, Source);
        Assert.Equal(_unchanged, SampleCode.Version(Source.Replace(old, changed)));
    }

    [Theory]
    [InlineData("step * 0.5", "step * 0.25")]
    [InlineData("step < 10", "step < 11")]
    [InlineData("side * side", "side * side * 1.01")]
    [InlineData("Width { get; init; } = 3", "Width { get; init; } = 4")]
    [InlineData("[1, 2, 3, 4, 5, 6, 7, 8]", "[1, 2, 30, 4, 5, 6, 7, 8]")]
    [InlineData("Select(step => step * W", "Select(step => step + W")]
    [InlineData("new Square(2)", "(object)new Square(2)")]
    [InlineData("new Square(2)", "new Circle(2)")]
    [InlineData("Name => \"shape\"", "Name => \"shapes\"")]
    [InlineData("High = 5", "High = 6")]
    [InlineData("Low = 1", "Low = 2")]
    [InlineData("Legs() => 2", "Legs() => 3")]
    [InlineData("Legs() * 2", "Legs() * 3")]
    [InlineData("x * x;", "x * x * 2;")]
    [InlineData("Moment<Second>(2)", "Moment<Third>(2)")]
    [InlineData("2 => 20", "2 => 21")]
    [InlineData("X * 31", "X * 33")]
    [InlineData("public int X; public int Y;", "public int Y; public int X;")]
    [InlineData("more + 5", "more + 6")]
    [InlineData("Value = 11", "Value = 12")]
    [InlineData("Value = 41", "Value = 42")]
    [InlineData("\"closed\"", "\"shut\"")]
    [InlineData("new Bird()", "new Dog()")]
    public void Of_ChangeInWhatIsReached_IsAnother(string old, string changed)
    {
        Assert.Contains(old, Source);
        Assert.NotEqual(_unchanged, SampleCode.Version(Source.Replace(old, changed)));
    }
}
