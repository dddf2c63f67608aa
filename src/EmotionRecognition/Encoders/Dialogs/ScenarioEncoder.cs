using EmotionRecognition.Corpora.Iemocap;
using EmotionRecognition.Encoders.Probabilities;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Encoders.EncoderKind<EmotionRecognition.Encoders.Dialogs.ScenarioEncoder>>]

namespace EmotionRecognition.Encoders.Dialogs;

/// <summary>
/// Which play or improvisation of IEMOCAP an utterance is from, which of the two actors wears the markers, and who speaks: nothing of what is said or how.
/// Every session replays the same scenarios, so that a system on this input alone measures how much of a score the scenario explains.
/// </summary>
public sealed record ScenarioEncoder : InputEncoder
{
    private const string FileName = "scenarios.csv";

    /// <inheritdoc/>
    public override string Kind => "scenario";

    /// <inheritdoc/>
    public override string Summary => "scenario, side, and gender of an IEMOCAP turn, as a baseline: no words and no sound";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Files => [FileName];

    /// <inheritdoc/>
    public override string? Obstacle(EncoderInput training) => training.Rows.Any(row => KeysOf(row).Count > 0)
        ? null
        : $"no utterance is named after a scenario of IEMOCAP ({training.Rows[0].Utterance} is not); use the input scenario for that corpus only";

    /// <inheritdoc/>
    public override IFittedEncoder Fit(EncoderInput training) =>
        new Fitted([.. training.Rows.SelectMany(KeysOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    /// <inheritdoc/>
    public override IFittedEncoder Load(EncoderFiles files) => new Fitted(ColumnFile.Read(files.PathOf(FileName)));

    // The scenario, its part, and both with the side and gender: Ses01F_script01_3_M003 has script01, script01_3, script01 F M, script01_3 F M.
    private static IReadOnlyList<string> KeysOf(InputRow row)
    {
        if (IemocapId.Parse(row.Utterance) is not { } id || Scenario.Of(id.Dialog) is not { } scenario)
        {
            return [];
        }

        var part = id.Dialog[(id.Session.Length + 2)..];
        var who = $"{id.Dialog[id.Session.Length]} {id.Speaker[^1]}";
        return [.. new[] { scenario, part, $"{scenario} {who}", $"{part} {who}" }.Distinct().Select(key => $"scenario:{key}")];
    }

    private sealed class Fitted(IReadOnlyList<string> columns) : IFittedEncoder
    {
        private readonly Dictionary<string, int> _indexOf = columns.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);

        public IReadOnlyList<string> Columns => columns;

        public float[] Encode(EncoderInput input)
        {
            var values = new float[input.Rows.Count * columns.Count];
            foreach (var (row, each) in input.Rows.Index())
            {
                foreach (var column in KeysOf(each).Where(_indexOf.ContainsKey).Select(key => _indexOf[key]))
                {
                    values[(row * columns.Count) + column] = 1;
                }
            }

            return values;
        }

        public void Save(EncoderFiles files) => ColumnFile.Write(files.PathOf(FileName), columns);
    }
}
