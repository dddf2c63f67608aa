using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Recognition;

namespace EmotionRecognition.Cli.Corpora;

/// <summary>Scores on a corpus as JSON: shares from 0 to 1.</summary>
internal static class ScoreJson
{
    /// <summary>Writes scores.</summary>
    /// <param name="model">What the model is called.</param>
    /// <param name="test">The corpus.</param>
    /// <param name="run">The answers.</param>
    /// <param name="scores">The scores.</param>
    public static string Of(string model, CorpusTest test, CorpusRun run, CorpusScores scores)
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(stream, options))
        {
            json.WriteStartObject();
            json.WriteString("model", model);
            json.WriteString("corpus", test.Title);
            json.WriteNumber("clips", scores.Metrics.Rows);
            json.WriteNumber("seen", run.Seen.Count);
            json.WriteNumber("unreadable", run.Unreadable);
            json.WriteStartObject("labelsLeftOut");
            foreach (var (label, count) in test.LeftOut)
            {
                json.WriteNumber(label, count);
            }

            json.WriteEndObject();
            json.WriteString("intervals", scores.IntervalUnit);
            Write(json, "uar", scores.Metrics.UnweightedRecall, scores.Intervals.UnweightedRecall);
            Write(json, "wa", scores.Metrics.Accuracy, scores.Intervals.Accuracy);
            Write(json, "weightedF1", scores.Metrics.WeightedF1, scores.Intervals.WeightedF1);
            json.WriteNumber("chance", scores.Metrics.ChanceUnweightedRecall);
            WriteConfusion(json, scores.Metrics.Confusion);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, string name, double value, Interval interval)
    {
        json.WriteStartObject(name);
        json.WriteNumber("value", value);
        json.WriteNumber("low", interval.Low);
        json.WriteNumber("high", interval.High);
        json.WriteEndObject();
    }

    private static void WriteConfusion(Utf8JsonWriter json, ConfusionMatrix confusion)
    {
        json.WriteStartObject("confusion");
        foreach (var (actual, label) in confusion.Classes.Index())
        {
            json.WriteStartObject(label);
            foreach (var (predicted, answer) in confusion.Classes.Index())
            {
                json.WriteNumber(answer, confusion[actual, predicted]);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
