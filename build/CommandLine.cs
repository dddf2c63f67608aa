using System.Globalization;
using Cake.Core;
using EmotionRecognition.Audio;
using EmotionRecognition.Audio.Wav;
using EmotionRecognition.Pipeline;
using StageGraph;

namespace EmotionRecognition.Build;

/// <summary>The build's own switches; Cake's (<c>--target</c>, <c>--tree</c>, ...) come beside them.</summary>
public static class CommandLine
{
    private const int MostThreads = 1024;

    private static readonly string[] _known =
    [
        "target", "corpus", "corpus-path", "generated-path", "experiment", "saved-models", "checkpoint", "threads", "fold", "resample", "force", "explain",
        "wait", "against", "markdown", "of",
    ];

    /// <summary>Reads the switches.</summary>
    /// <exception cref="InputException">A switch is not known or its value cannot be used.</exception>
    public static ResearchOptions Read(ICakeArguments arguments, string root)
    {
        if (arguments.GetArguments().Keys.FirstOrDefault(name => !_known.Contains(name)) is { } unknown)
        {
            throw new InputException($"--{unknown}", "a switch that is not known", $"one of --{string.Join(" --", _known)}", "see README, Switches");
        }

        var (corpus, experiment, corpusPath) = (Text(arguments, "corpus"), Text(arguments, "experiment"), Text(arguments, "corpus-path"));
        if (corpusPath is not null && corpus is null && experiment is null)
        {
            throw new InputException(
                "--corpus", $"nothing beside --corpus-path={corpusPath}", "the corpus that lies there", "pass --corpus=NAME or --experiment=NAME");
        }

        return new ResearchOptions
        {
            Root = root,
            Corpus = corpus,
            CorpusPath = corpusPath,
            GeneratedPath = Text(arguments, "generated-path"),
            Experiment = experiment,
            SavedModels = Text(arguments, "saved-models"),
            Checkpoint = Text(arguments, "checkpoint"),
            Threads = Math.Min(Number(arguments, "threads", 1) ?? Environment.ProcessorCount, MostThreads),
            Fold = Number(arguments, "fold", 1),
            Patience = TimeSpan.FromMinutes(Number(arguments, "wait", 0) ?? 60),
            ResamplingPolicy = Flag(arguments, "resample") ? ResamplingPolicy.Resample : ResamplingPolicy.Refuse,
            Unattended = Environment.GetEnvironmentVariable("CI") == "true",
            Mode = Flag(arguments, "explain") ? BuildMode.Explain : Flag(arguments, "force") ? BuildMode.Force : BuildMode.Run,
        };
    }

    /// <summary>Whether a switch without a value was passed.</summary>
    /// <exception cref="InputException">It has a value.</exception>
    public static bool Flag(ICakeArguments arguments, string name) => arguments.GetArguments(name).FirstOrDefault() is { Length: > 0 } value && value != "true"
        ? throw new InputException($"--{name}", value, "no value", "remove the value, or the switch")
        : arguments.HasArgument(name);

    /// <summary>A switch's value, or null where it was not passed.</summary>
    /// <exception cref="InputException">It was passed without a value.</exception>
    public static string? Text(ICakeArguments arguments, string name) => arguments.GetArguments(name).ToList() switch
    {
        [] when !arguments.HasArgument(name) => null,
        [{ Length: > 0 } value] => value,
        { Count: > 1 } values => throw new InputException($"--{name}", string.Join(" and ", values), "one value", "remove the others"),
        _ => throw new InputException($"--{name}", "no value", $"--{name}=VALUE", "add the value"),
    };

    private static int? Number(ICakeArguments arguments, string name, int least) => Text(arguments, name) is not { } text
        ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least
            ? value
            : throw new InputException($"--{name}", text, $"a whole number from {least}", "mend the value");
}
