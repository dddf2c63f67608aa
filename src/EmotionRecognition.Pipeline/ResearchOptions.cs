using EmotionRecognition.Audio;
using StageGraph;

namespace EmotionRecognition.Pipeline;

/// <summary>What a user asks of a research build.</summary>
public sealed record ResearchOptions
{
    /// <summary>The workspace: the folder that holds <c>experiments/</c>, <c>data/</c>, <c>savedModel/</c> and <c>report/</c>.</summary>
    public required string Root { get; init; }

    /// <summary>The corpus whose experiments are run; null: that of <see cref="Experiment"/>, else the synthetic one.</summary>
    public string? Corpus { get; init; }

    /// <summary>Where the corpus lies; the synthetic one is made in the workspace.</summary>
    public string? CorpusPath { get; init; }

    /// <summary>Where the generated samples lie that an experiment asks for.</summary>
    public string? GeneratedPath { get; init; }

    /// <summary>Names or files of experiments with commas between; null: all experiments of the corpus.</summary>
    public string? Experiment { get; init; }

    /// <summary>Where models lie that were trained before and are scored without training; null: they are trained.</summary>
    public string? SavedModels { get; init; }

    /// <summary>A PyTorch checkpoint of the study's network that is scored in place of an experiment's systems; null: none.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>How many threads stages may use; results do not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The one fold to train; null: all.</summary>
    public int? Fold { get; init; }

    /// <summary>The targets that will be taken, so that the build can count their stages and check them first; null: all.</summary>
    public IReadOnlyList<string>? Targets { get; init; }

    /// <summary>How long to wait for another build in the same workspace.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>What to do with sound at another rate than 16 kHz.</summary>
    public ResamplingPolicy Resampling { get; init; } = ResamplingPolicy.Refuse;

    /// <summary>Whether the build runs in CI, where nobody reviews results before they are accepted.</summary>
    public bool Unattended { get; init; }

    /// <summary>Run, force or explain.</summary>
    public BuildMode Mode { get; init; } = BuildMode.Run;
}
