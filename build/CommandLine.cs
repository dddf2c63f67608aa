using System.Globalization;
using Cake.Core;
using EmotionRecognition.Corpora.Audio;
using EmotionRecognition.Pipeline;
using EmotionRecognition.Pipeline.Engine;

namespace EmotionRecognition.Build;

/// <summary>The build's own switches; Cake's (<c>--target</c>, <c>--tree</c>, ...) come beside them.</summary>
public static class CommandLine
{
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
            throw new InputException($"--{unknown}", "a switch that is not known", $"one of --{string.Join(" --", _known)}", "see --help and README");
        }

        return new ResearchOptions
        {
            Root = root,
            Corpus = Text(arguments, "corpus") ?? "synthetic",
            CorpusPath = Text(arguments, "corpus-path"),
            GeneratedPath = Text(arguments, "generated-path"),
            Experiment = Text(arguments, "experiment"),
            SavedModels = Text(arguments, "saved-models"),
            Checkpoint = Text(arguments, "checkpoint"),
            Threads = Number(arguments, "threads", 1) ?? Environment.ProcessorCount,
            Fold = Number(arguments, "fold", 1),
            Patience = TimeSpan.FromMinutes(Number(arguments, "wait", 0) ?? 60),
            OtherRates = arguments.HasArgument("resample") ? OtherRates.Resample : OtherRates.Refuse,
            Unattended = Environment.GetEnvironmentVariable("CI") == "true",
            Mode = arguments.HasArgument("explain") ? BuildMode.Explain : arguments.HasArgument("force") ? BuildMode.Force : BuildMode.Run,
        };
    }

    private static string? Text(ICakeArguments arguments, string name) =>
        arguments.GetArguments(name).FirstOrDefault() is { Length: > 0 } value ? value : arguments.HasArgument(name)
            ? throw new InputException($"--{name}", "no value", $"--{name}=VALUE", "add the value")
            : null;

    private static int? Number(ICakeArguments arguments, string name, int least) => Text(arguments, name) is not { } text
        ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least
            ? value
            : throw new InputException($"--{name}", text, $"a whole number from {least}", "mend the value");
}
