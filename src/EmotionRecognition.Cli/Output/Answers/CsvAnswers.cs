using System.Globalization;
using CsvHelper;
using EmotionRecognition.Cli.Clips;

namespace EmotionRecognition.Cli.Output.Answers;

/// <summary>Answers as a table: <c>file,emotion</c>, a probability per class, and <c>error</c>.</summary>
internal sealed class CsvAnswers : IAnswerWriter
{
    private readonly CsvWriter _csv;
    private readonly int _classes;

    /// <summary>Writes the header.</summary>
    /// <param name="output">Where to write; not closed.</param>
    /// <param name="classes">The model's classes.</param>
    public CsvAnswers(TextWriter output, IReadOnlyList<string> classes)
    {
        _classes = classes.Count;
        _csv = new CsvWriter(output, CultureInfo.InvariantCulture, leaveOpen: true);
        Line(["file", "emotion", .. classes, "error"]);
    }

    /// <inheritdoc/>
    public void Write(ClipAnswer answer) => Line(
        answer.Prediction is { } prediction
            ? [answer.Clip.File, prediction.Emotion, .. prediction.Probabilities.Select(each => each.ToString(CultureInfo.InvariantCulture)), ""]
            : [answer.Clip.File, "", .. Enumerable.Repeat("", _classes), answer.Error!]);

    /// <inheritdoc/>
    public void Dispose() => _csv.Dispose();

    private void Line(IEnumerable<string> fields)
    {
        foreach (var field in fields)
        {
            _csv.WriteField(field);
        }

        _csv.NextRecord();
    }
}
