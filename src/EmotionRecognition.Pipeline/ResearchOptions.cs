using EmotionRecognition.Audio;
using StageGraph;

namespace EmotionRecognition.Pipeline;

/// <summary>The options of a research build.</summary>
public sealed record ResearchOptions
{
    /// <summary>The workspace: the folder that contains <c>experiments/</c>, <c>data/</c>, <c>savedModel/</c>, and <c>report/</c>.</summary>
    public required string Root { get; init; }

    /// <summary>The corpus whose experiments are run; null for the corpus of <see cref="Experiment"/>, or else the synthetic one.</summary>
    public string? Corpus { get; init; }

    /// <summary>The folder of the corpus; null for the synthetic one, which is generated in the workspace.</summary>
    public string? CorpusPath { get; init; }

    /// <summary>What the names of the corpus's files mean; null: as its description says.</summary>
    public string? Pattern { get; init; }

    /// <summary>Which class each emotion of the corpus becomes; null: as its description says.</summary>
    public string? Map { get; init; }

    /// <summary>The encoding of the corpus's text files; null: UTF-8.</summary>
    public string? Encoding { get; init; }

    /// <summary>The published split that all experiments use; null: as they say.</summary>
    public string? Folds { get; init; }

    /// <summary>The share of clips that may be left out because they cannot be read, from 0 to 1.</summary>
    public double MostUnreadable { get; init; }

    /// <summary>The folder of the generated samples that an experiment needs.</summary>
    public string? GeneratedPath { get; init; }

    /// <summary>Comma-separated names or files of experiments; null for all experiments of the corpus.</summary>
    public string? Experiment { get; init; }

    /// <summary>Corpora that a published model is scored on for its card, <c>NAME=PATH,NAME=PATH</c>; null: none.</summary>
    public string? Elsewhere { get; init; }

    /// <summary>The folder of pretrained models to score; null to train models.</summary>
    public string? SavedModels { get; init; }

    /// <summary>A PyTorch checkpoint of the study's network to score instead of an experiment's systems, or null.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>What keeps the outputs of stages for other checkouts and machines, see <see cref="StageCache"/>; null: nothing.</summary>
    public CacheStore? Cache { get; init; }

    /// <summary>The number of threads that stages may use; does not affect results.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The number of stages that may run side by side, if there is a <see cref="Worker"/> command.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>The memory that these may use together, by the estimates of stages; null: most of what is free.</summary>
    public int? Megabytes { get; init; }

    /// <summary>Program and arguments of a process that calls <see cref="OneStage.Serve"/>; null: stages run in this process, one after the other.</summary>
    public IReadOnlyList<string>? Worker { get; init; }

    /// <summary>The only fold to train; null for all.</summary>
    public int? Fold { get; init; }

    /// <summary>How many seeds systems are trained with; null: as their experiment says.</summary>
    public int? Seeds { get; init; }

    /// <summary>The targets that will run, so that the build can check them first and count their stages; null for all.</summary>
    public IReadOnlyList<string>? Targets { get; init; }

    /// <summary>How long to wait for another build in the same workspace.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>What to do with sound at a sample rate other than 16 kHz.</summary>
    public ResamplingPolicy Resampling { get; init; } = ResamplingPolicy.Refuse;

    /// <summary>Whether the build runs in CI, where nobody reviews results.</summary>
    public bool Unattended { get; init; }

    /// <summary>Whether to run, force, or explain stages.</summary>
    public BuildMode Mode { get; init; } = BuildMode.Run;
}
