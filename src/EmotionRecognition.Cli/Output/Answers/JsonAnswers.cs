using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EmotionRecognition.Cli.Clips;

namespace EmotionRecognition.Cli.Output.Answers;

/// <summary>Answers as one JSON document: <c>{ "clips": [...] }</c>, written at the end.</summary>
/// <param name="output">Where to write; not closed.</param>
/// <param name="classes">The model's classes.</param>
/// <param name="level">The level of sets of classes.</param>
internal sealed class JsonAnswers(TextWriter output, IReadOnlyList<string> classes, double level) : IAnswerWriter
{
    private readonly List<ClipAnswer> _answers = [];

    /// <inheritdoc/>
    public void Write(ClipAnswer answer) => _answers.Add(answer);

    /// <inheritdoc/>
    public void Dispose() => output.WriteLine(AnswerJson.Write(indented: true, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("clips");
        _answers.ForEach(answer => AnswerJson.Write(json, answer, classes, level));
        json.WriteEndArray();
        json.WriteEndObject();
    }));
}

/// <summary>Answers as one JSON document per line, each written as soon as it is known.</summary>
/// <param name="output">Where to write; not closed.</param>
/// <param name="classes">The model's classes.</param>
/// <param name="level">The level of sets of classes.</param>
internal sealed class JsonLinesAnswers(TextWriter output, IReadOnlyList<string> classes, double level) : IAnswerWriter
{
    /// <inheritdoc/>
    public void Write(ClipAnswer answer)
    {
        output.WriteLine(AnswerJson.Write(indented: false, json => AnswerJson.Write(json, answer, classes, level)));
        output.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}

/// <summary>
/// One answer as JSON: <c>file</c>, and either <c>error</c> or <c>emotion</c>, <c>probabilities</c> by class, <c>set</c> of a calibrated model, and
/// <c>warnings</c>.
/// </summary>
internal static class AnswerJson
{
    /// <summary>Writes an answer.</summary>
    public static void Write(Utf8JsonWriter json, ClipAnswer answer, IReadOnlyList<string> classes, double level)
    {
        json.WriteStartObject();
        json.WriteString("file", answer.Clip.File);
        if (answer.Prediction is { } prediction)
        {
            json.WriteString("emotion", prediction.Emotion);
            json.WriteStartObject("probabilities");
            foreach (var (name, probability) in classes.Zip(prediction.Probabilities))
            {
                json.WriteNumber(name, probability);
            }

            json.WriteEndObject();
            if (prediction.Set(level) is { } set)
            {
                Strings(json, "set", set);
            }

            Strings(json, "warnings", prediction.Warnings);
        }
        else
        {
            json.WriteString("error", answer.Error);
        }

        json.WriteEndObject();
    }

    private static JsonWriterOptions OptionsOf(bool indented) =>
        new() { Indented = indented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static void Strings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    /// <summary>A document as text, readable in any language.</summary>
    public static string Write(bool indented, Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, OptionsOf(indented)))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
