using System.Globalization;
using EmotionRecognition.Synthetic;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Writes the built-in corpus of synthetic speech in IEMOCAP's layout.</summary>
public sealed class SynthesizeStage(string folder, SyntheticCorpusOptions options) : Stage
{
    /// <inheritdoc/>
    public override string Target => "Synthesize";

    /// <inheritdoc/>
    public override string Instance => "synthetic";

    /// <inheritdoc/>
    public override IReadOnlyList<StageInput> Inputs => [];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => [folder];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => new SortedDictionary<string, string>
    {
        ["dialogsPerSession"] = options.DialogsPerSession.ToString(CultureInfo.InvariantCulture),
        ["generatedClips"] = options.GeneratedClips.ToString(CultureInfo.InvariantCulture),
        ["seed"] = options.Seed.ToString(CultureInfo.InvariantCulture),
        ["utterancesPerDialog"] = options.UtterancesPerDialog.ToString(CultureInfo.InvariantCulture),
    };

    /// <inheritdoc/>
    public override void Run(StageRun run) => SyntheticCorpus.Write(run.Output(folder), options);
}
