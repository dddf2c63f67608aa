using System.Security.Cryptography;
using System.Text;
using EmotionRecognition.Tables;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Protocols.Enrolled5Protocol>]
[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Protocols.Enrolled20Protocol>]

namespace EmotionRecognition.Protocols;

/// <summary>
/// Honest, but a few unlabeled clips of each test speaker are known: each feature is centered on the speaker's mean, which is estimated from K clips and
/// shrunk toward the mean m of the training speakers' clips, (sum of the K values + 2 m) / (K + 2). Training speakers are centered on the mean of all their
/// clips. Between <see cref="HonestProtocol"/> (no clips) and <see cref="TransductiveProtocol"/> (all of them).
/// </summary>
/// <param name="clips">K.</param>
public abstract class EnrolledProtocol(int clips) : IProtocol, IFeaturePreparation
{
    /// <summary>How many clips the training speakers' mean counts for.</summary>
    private const int PriorClips = 2;

    /// <inheritdoc/>
    public string Name => $"enrolled-{clips}";

    /// <inheritdoc/>
    public string Explanation =>
        "As honest, but each acoustic feature is first centered by speaker: training speakers on the mean of their clips, test speakers on a mean that "
        + $"is estimated from {clips} of their unlabeled clips (from all if there are fewer) and shrunk toward that of training speakers. The clips are drawn "
        + "by a hash of their names and are tested, too. Not comparable to results without known clips.";

    /// <inheritdoc/>
    public string Claim => $"unseen speakers, but features were centered with {clips} clips of each test speaker";

    /// <inheritdoc/>
    public AuditRules Audit { get; } = new(ForbidsLeaks: true);

    /// <inheritdoc/>
    public FittedOn FittedOn => FittedOn.TrainingRowsAndUnlabeledTestSpeakers;

    /// <inheritdoc/>
    public SelectedOn SelectedOn => SelectedOn.InnerFolds;

    /// <inheritdoc/>
    public IFeaturePreparation Preparation => this;

    /// <inheritdoc/>
    public bool PerFold => true;

    /// <inheritdoc/>
    public bool ReplacesScaling => false;

    /// <inheritdoc/>
    public IProtocol SplitOf => new HonestProtocol();

    /// <inheritdoc/>
    public IReadOnlyList<SplitRow> Split(SplitRequest request) => SplitOf.Split(request);

    /// <summary>Centers the rows of each speaker; generated rows, whose speakers have only a clip or two, are centered together.</summary>
    public IEnumerable<(string Utterance, float[] Features)> Prepare(PreparationRequest request)
    {
        var table = request.Real;
        var speakers = request.BySpeaker();
        var trained = speakers.Where(speaker => speaker.Any(request.Training.Contains)).Select(speaker => speaker.Key).ToHashSet(StringComparer.Ordinal);
        var prior = Mean(table, [.. speakers.Where(speaker => trained.Contains(speaker.Key)).SelectMany(speaker => speaker)]);
        var means = speakers.ToDictionary(
            speaker => speaker.Key,
            speaker => trained.Contains(speaker.Key) ? Mean(table, [.. speaker]) : Mean(table, Drawn(speaker), prior));
        var rows = speakers.SelectMany(speaker => speaker.Select(utterance => (utterance, Speaker: speaker.Key)))
            .ToDictionary(each => each.utterance, each => Centered(table.Row(each.utterance), means[each.Speaker]));
        var generated = request.Generated is { Utterances.Count: > 0 } samples ? Center(samples) : [];
        return [.. table.Utterances.Select(utterance => (utterance, rows[utterance])), .. generated];
    }

    /// <summary>K of a speaker's utterances; which ones depends on nothing but their names.</summary>
    private string[] Drawn(IEnumerable<string> utterances) =>
        [.. utterances.OrderBy(utterance => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(utterance))), StringComparer.Ordinal).Take(clips)];

    private static IEnumerable<(string Utterance, float[] Features)> Center(FeatureTable table)
    {
        var mean = Mean(table, table.Utterances);
        return table.Utterances.Select(utterance => (utterance, Centered(table.Row(utterance), mean)));
    }

    private static double[] Mean(FeatureTable table, IReadOnlyList<string> utterances, double[]? prior = null)
    {
        var sums = new double[table.Columns.Count];
        foreach (var utterance in utterances)
        {
            var row = table.Row(utterance);
            for (var column = 0; column < sums.Length; column++)
            {
                sums[column] += row[column];
            }
        }

        return prior is null
            ? Array.ConvertAll(sums, sum => sum / utterances.Count)
            : [.. sums.Zip(prior, (sum, mean) => (sum + (PriorClips * mean)) / (utterances.Count + PriorClips))];
    }

    private static float[] Centered(ReadOnlySpan<float> row, double[] mean)
    {
        var centered = new float[row.Length];
        for (var column = 0; column < row.Length; column++)
        {
            centered[column] = (float)(row[column] - mean[column]);
        }

        return centered;
    }
}

/// <summary>Enrollment with five clips.</summary>
public sealed class Enrolled5Protocol() : EnrolledProtocol(5);

/// <summary>Enrollment with twenty clips.</summary>
public sealed class Enrolled20Protocol() : EnrolledProtocol(20);
