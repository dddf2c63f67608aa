using System.Globalization;

namespace EmotionRecognition.Cli.Output.Features;

/// <summary>Features as text: <c>file</c> and a column per feature, a line per clip, each as soon as it is known.</summary>
internal sealed class CsvFeatures : IFeatureRows
{
    private readonly TextWriter _output;

    /// <summary>Writes the header.</summary>
    /// <param name="output">Receives the table.</param>
    /// <param name="columns">Names of the D features.</param>
    public CsvFeatures(TextWriter output, IReadOnlyList<string> columns)
    {
        _output = output;
        _output.WriteLine(string.Join(',', columns.Prepend("file").Select(Field)));
    }

    /// <inheritdoc/>
    public void Add(string file, float[] values) =>
        _output.WriteLine(string.Join(',', values.Select(each => each.ToString(CultureInfo.InvariantCulture)).Prepend(Field(file))));

    /// <inheritdoc/>
    public void End() => _output.Flush();

    private static string Field(string text) =>
        text.AsSpan().IndexOfAny(",\"\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
