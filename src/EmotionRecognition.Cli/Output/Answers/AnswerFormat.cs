using EmotionRecognition.Recognition;

namespace EmotionRecognition.Cli.Output.Answers;

/// <summary>The formats of answers.</summary>
internal enum AnswerFormat
{
    /// <summary>Text for people.</summary>
    Text,

    /// <summary>One JSON document.</summary>
    Json,

    /// <summary>A JSON document per line and clip, each written when it is known.</summary>
    JsonLines,

    /// <summary>A table with a line per clip.</summary>
    Csv,
}

/// <summary>Creates writers.</summary>
internal static class AnswerFormats
{
    /// <summary>The writer of a format.</summary>
    /// <param name="format">The format.</param>
    /// <param name="output">Where to write; not closed.</param>
    /// <param name="classifier">The model that answers.</param>
    /// <param name="layout">How text for people is laid out.</param>
    public static IAnswerWriter Create(this AnswerFormat format, TextWriter output, EmotionClassifier classifier, TextLayout layout) => format switch
    {
        AnswerFormat.Json => new JsonAnswers(output, classifier.Classes, layout.Level),
        AnswerFormat.JsonLines => new JsonLinesAnswers(output, classifier.Classes, layout.Level),
        AnswerFormat.Csv => new CsvAnswers(output, classifier.Classes, layout.Level),
        _ => new TextAnswers(output, layout),
    };
}
