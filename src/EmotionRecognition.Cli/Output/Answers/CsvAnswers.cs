using System.Globalization;
using CsvHelper;
using EmotionRecognition.Cli.Clips;
using EmotionRecognition.Recognition;

namespace EmotionRecognition.Cli.Output.Answers;

/// <summary>Answers as a table: <c>file,emotion</c>, a probability per class, and <c>set,warnings,error</c>.</summary>
internal sealed class CsvAnswers : IAnswerWriter
{
    private readonly CsvWriter _csv;
    private readonly int _classes;
    private readonly double _level;

    /// <summary>Writes the header.</summary>
    /// <param name="output">Where to write; not closed.</param>
    /// <param name="classes">The model's classes.</param>
    /// <param name="level">The level of sets of classes.</param>
    public CsvAnswers(TextWriter output, IReadOnlyList<string> classes, double level)
    {
        (_classes, _level) = (classes.Count, level);
        _csv = new CsvWriter(output, CultureInfo.InvariantCulture, leaveOpen: true);
        Line(["file", "emotion", .. classes, "set", "warnings", "error"]);
    }

    /// <inheritdoc/>
    public void Write(ClipAnswer answer) => Line(
        answer.Prediction is { } prediction
            ?
            [
                answer.Clip.File,
                prediction.Emotion,
                .. prediction.Probabilities.Select(each => each.ToString(CultureInfo.InvariantCulture)),
                SetOf(prediction),
                string.Join("; ", prediction.Warnings),
                "",
            ]
            : [answer.Clip.File, "", .. Enumerable.Repeat("", _classes), "", "", answer.Error!]);

    /// <inheritdoc/>
    public void Dispose() => _csv.Dispose();

    private string SetOf(EmotionPrediction prediction) => string.Join(" ", prediction.Set(_level) ?? []);

    private void Line(IEnumerable<string> fields)
    {
        foreach (var field in fields)
        {
            _csv.WriteField(field);
        }

        _csv.NextRecord();
    }
}
