using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Calibration;

namespace EmotionRecognition.Tests.Evaluation;

public sealed class CalibrationMetricsTests
{
    private static readonly string[] _classes = ["anger", "fear"];

    [Fact]
    public void Of_FourRows_CountsSetsAndUnfamiliarRows()
    {
        var metrics = CalibrationMetrics.Of(_classes, Rows(), null, 1, 100)!;

        Assert.Equal(4, metrics.Rows);
        Assert.Equal([2, 3], metrics.Temperatures);
        Assert.Equal((0.25, 1.0), (metrics.Unfamiliar.Value, metrics.UnfamiliarAccuracy));
        // At 0.8, classes whose p value is above 0.2: {anger}, {anger, fear}, {anger}, {fear}; the last two are wrong and right.
        var sets = metrics.Sets[0];
        Assert.Equal((0.8, 0.75, 1.25, 0.75), (sets.Level, sets.Coverage.Value, sets.MeanSize, sets.Single));
        Assert.Equal([("anger", 1, 1.0), ("fear", 3, 2.0 / 3)], sets.Classes.Select(own => (own.Class, own.Rows, own.Coverage.Value)));
        // At 0.95, classes above 0.05: three sets are of both classes.
        Assert.Equal((0.95, 1.0, 1.75), (metrics.Sets[2].Level, metrics.Sets[2].Coverage.Value, metrics.Sets[2].MeanSize));
    }

    // As trained, each row is surest with 0.99; two of four are right. Scaled, with 0.6, 0.7, 0.8 (wrong), and 0.9.
    [Fact]
    public void Of_FourRows_MeasuresBothProbabilities()
    {
        var metrics = CalibrationMetrics.Of(_classes, Rows(), null, 1, 100)!;

        Assert.Equal(0.99, metrics.Before.Confidence, 1e-6);
        Assert.Equal((2 * 0.01 + 2 * 0.99) / 4, metrics.Before.Error.Value, 1e-6);
        Assert.Equal(0.75, metrics.After.Confidence, 1e-6);
        Assert.Equal((0.4 + 0.7 + 0.8 + 0.1) / 4, metrics.After.Error.Value, 1e-6);
        Assert.Equal(-(Math.Log(0.6) + Math.Log(0.3) + Math.Log(0.2) + Math.Log(0.9)) / 4, metrics.After.Loss, 1e-6);
        Assert.True(metrics.Before.LeastError < metrics.After.LeastError);
    }

    [Fact]
    public void Of_EightSpeakers_DrawsSpeakers()
    {
        // Each speaker has four rows, all covered or none.
        var rows = Enumerable.Range(0, 8).SelectMany(speaker => Enumerable.Range(0, 4).Select(row =>
            Row($"s{speaker}-{row}", "1", "anger", speaker < 4 ? [0.9f, 0.1f] : [0.1f, 0.9f], [0.01, 0.01], 2))).ToList();

        var bySpeaker = CalibrationMetrics.Of(_classes, rows, utterance => utterance.Split('-')[0], 1, 1000)!.Sets[1].Coverage;
        var byRow = CalibrationMetrics.Of(_classes, rows, utterance => null, 1, 1000)!.Sets[1].Coverage;

        Assert.Equal((0.5, 0.5), (bySpeaker.Value, byRow.Value));
        Assert.Equal(0.125, bySpeaker.Interval.Low, 0.13);
        Assert.True(bySpeaker.Interval.Low < byRow.Interval.Low - 0.1 && bySpeaker.Interval.High > byRow.Interval.High + 0.1);
    }

    [Fact]
    public void Of_RowNotCalibrated_IsNull() =>
        Assert.Null(CalibrationMetrics.Of(_classes, [.. Rows().Select((row, index) => index == 2 ? row with { Calibrated = null } : row)], null, 1, 100));

    [Fact]
    public void Write_Calibrated_ReadsBack()
    {
        using var folder = new TemporaryFolder();
        FoldRows[] folds = [new("honest", "1", 9, 0), new("honest", "2", 9, 0)];
        var metrics = ExperimentMetrics.Compute("some", "emodb", new PredictionTable(_classes, Rows()), folds, null, 1, 100);

        MetricsFile.Write(folder.File("metrics.json"), metrics);
        var read = MetricsFile.Read(folder.File("metrics.json")).Systems[0].Calibration!;

        Assert.Equal(metrics.Systems[0].Calibration!.Temperatures, read.Temperatures);
        Assert.Equal(metrics.Systems[0].Calibration!.Sets[0].Classes.Count, read.Sets[0].Classes.Count);
        Assert.Equal(0.25, read.Unfamiliar.Value);
    }

    private static IReadOnlyList<Prediction> Rows() =>
    [
        Row("a", "1", "anger", [0.6f, 0.4f], [0.5, 0.1], 2), Row("b", "1", "fear", [0.7f, 0.3f], [0.5, 0.3], 2),
        Row("c", "2", "fear", [0.8f, 0.2f], [0.5, 0.06], 3), Row("d", "2", "fear", [0.1f, 0.9f], [0.01, 0.5], 3, strange: true),
    ];

    private static Prediction Row(
        string utterance, string fold, string actual, float[] scaled, double[] pValues, double temperature, bool strange = false) => new(
        "honest", "lda", fold, utterance, actual, scaled[0] > scaled[1] ? "anger" : "fear", scaled)
    {
        Calibrated = new CalibratedPrediction(scaled[0] > scaled[1] ? [0.99f, 0.01f] : [0.01f, 0.99f], scaled, pValues)
        {
            Temperature = temperature,
            Familiarity = new Familiarity(strange ? 3 : 1, strange ? 0.01 : 0.5, strange),
        },
    };
}
