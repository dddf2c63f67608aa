using System.Globalization;
using Cake.Core;
using Cake.Core.Diagnostics;
using EmotionRecognition.Audio;
using EmotionRecognition.Build.Tasks;
using EmotionRecognition.Build.Terminal;
using EmotionRecognition.Pipeline;
using StageGraph;

namespace EmotionRecognition.Build;

/// <summary>Reads and checks the arguments before any task runs.</summary>
public static class CommandLine
{
    private const int MostThreads = 1024;

    /// <summary>Checks the names of options and targets as typed.</summary>
    /// <returns>The requested targets, or the default one; null if help was requested.</returns>
    /// <exception cref="InputException">An option or target is unknown, or an argument is not an option.</exception>
    public static IReadOnlyList<BuildTarget>? Check(IReadOnlyList<string> arguments)
    {
        var targets = new List<BuildTarget>();
        foreach (var (name, value) in Options(arguments))
        {
            if (name == "help")
            {
                return null;
            }

            if (name == "target")
            {
                targets.Add(Target(value ?? ""));
            }
            else if (name == "verbosity")
            {
                CheckVerbosity(value ?? "");
            }
            else if (name == "working" && value?.StartsWith('~') == true)
            {
                throw new InputException("--working", value, "a path without ~", $"write \"$HOME{value[1..]}\", or put a space in place of the =");
            }
            else if (string.IsNullOrEmpty(value) && BuildOption.Find(name)?.Value is { } placeholder)
            {
                throw new InputException($"--{name}", "no value", placeholder, $"write --{name}={placeholder}");
            }
        }

        return targets.Count > 0 ? targets : [Target("Default")];
    }

    /// <summary>The options as typed, by their full names.</summary>
    /// <exception cref="InputException">An option is unknown, or an argument is not an option.</exception>
    public static IEnumerable<(string Name, string? Value)> Options(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, value) = Split(arguments[i]);
            var option = BuildOption.Find(name) ?? throw Unknown(arguments[i], name);
            if (value is null && option.Value is not null && i + 1 < arguments.Count && !arguments[i + 1].StartsWith('-'))
            {
                value = arguments[++i];
            }

            yield return (option.Name, value);
        }
    }

    /// <summary>The arguments as Cake understands them: <c>-j 4</c> and <c>-j4</c> as <c>--jobs=4</c>.</summary>
    public static IReadOnlyList<string> Normalize(IReadOnlyList<string> arguments)
    {
        var normalized = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var rest = arguments[i].StartsWith("-j", StringComparison.Ordinal) ? arguments[i][2..] : null;
            var value = rest is "" || (rest is [var first, ..] && (char.IsAsciiDigit(first) || first == '=')) ? rest.TrimStart('=') : null;
            normalized.Add(value switch
            {
                null => arguments[i],
                "" when i + 1 < arguments.Count && !arguments[i + 1].StartsWith('-') => $"--jobs={arguments[++i]}",
                _ => $"--jobs={value}",
            });
        }

        return normalized;
    }

    /// <summary>Reads the values of the build's options.</summary>
    /// <exception cref="InputException">A value is invalid.</exception>
    public static ResearchOptions Read(ICakeArguments arguments, string root)
    {
        string? Full(string option, Func<string, string, string, string> expand) =>
            Text(arguments, option) is { } path ? expand($"--{option}", path, root) : null;
        var (corpus, experiment, corpusPath) = (Text(arguments, "corpus"), ExperimentOf(arguments), Full("corpus-path", UserPath.Folders));
        if (corpusPath is not null && corpus is null && experiment is null && !AsksForAny(arguments, AuditSplitTask.Target, ReproduceTask.Target))
        {
            throw new InputException("--corpus-path", "passed alone", "--corpus or --experiment as well", "pass --corpus=NAME or --experiment=NAME");
        }

        CheckAndLoad(arguments, root);
        return new ResearchOptions
        {
            Root = root,
            Corpus = corpus,
            CorpusPath = corpusPath,
            Pattern = Text(arguments, "pattern"),
            Map = Text(arguments, "map"),
            Folds = Full("folds", UserPath.Folder),
            Encoding = Text(arguments, "encoding"),
            MostUnreadable = Share(arguments, "max-unreadable"),
            GeneratedPath = Full("generated-path", UserPath.Folder),
            Elsewhere = Full("elsewhere", UserPath.Folders),
            Experiment = experiment is null ? null : string.Join(',', experiment.Split(',').Select(each => Experiment(each, root))),
            SavedModels = Full("saved-models", UserPath.Folder),
            Checkpoint = Full("checkpoint", UserPath.File),
            Cache = Text(arguments, "cache") is { } cache ? CacheOption.Open(cache, root) : null,
            Threads = Math.Min(Number(arguments, "threads", 1) ?? Environment.ProcessorCount, MostThreads),
            Jobs = Number(arguments, "jobs", 1) ?? 1,
            Megabytes = Gigabytes(arguments, "memory"),
            Fold = Number(arguments, "fold", 1),
            Seeds = Number(arguments, "seeds", 1),
            Timeout = TimeSpan.FromMinutes(Number(arguments, "wait", 0) ?? 60),
            Resampling = Flag(arguments, "resample") ? ResamplingPolicy.Resample : ResamplingPolicy.Refuse,
            Unattended = Environment.GetEnvironmentVariable("CI") == "true",
            Mode = Flag(arguments, "explain") ? BuildMode.Explain : Flag(arguments, "force") ? BuildMode.Force : BuildMode.Run,
        };
    }

    /// <summary>Whether an option that takes no value was passed.</summary>
    /// <exception cref="InputException">It was passed with a value.</exception>
    public static bool Flag(ICakeArguments arguments, string name) => arguments.GetArguments(name).FirstOrDefault() is { Length: > 0 } value && value != "true"
        ? throw new InputException($"--{name}", $"\"{value}\"", "no value", "remove the value or the option")
        : arguments.HasArgument(name);

    /// <summary>An option's value, or null if it was not passed.</summary>
    /// <exception cref="InputException">It was passed without a value or more than once.</exception>
    public static string? Text(ICakeArguments arguments, string name) => arguments.GetArguments(name).ToList() switch
    {
        [] when !arguments.HasArgument(name) => null,
        [{ Length: > 0 } value] => value,
        { Count: > 1 } values => throw new InputException($"--{name}", string.Join(" and ", values), "one value", "remove the others"),
        _ => throw new InputException($"--{name}", "no value", $"--{name}={BuildOption.Find(name)?.Value}", "add the value"),
    };

    private static void CheckAndLoad(ICakeArguments arguments, string root)
    {
        if (Text(arguments, "of") is { } of && BuildTargets.Find(of) is not { HasStages: true })
        {
            throw Unknown("--of", of, BuildTargets.All.Where(target => target.HasStages).Select(target => target.Name));
        }

        foreach (var file in Text(arguments, "plug-in")?.Split(',') ?? [])
        {
            PlugIns.Load(UserPath.File("--plug-in", file, root));
        }

        foreach (var flag in BuildOption.Own.Where(option => option.Value is null))
        {
            Flag(arguments, flag.Name);
        }
    }

    // The target DefaultModel has an experiment of its own, unless one is asked for.
    private static string? ExperimentOf(ICakeArguments arguments)
    {
        var makesModel = Asks(arguments, DefaultModelTask.Target);
        return Text(arguments, "experiment") ?? (makesModel && Text(arguments, "corpus") is null ? DefaultModelTask.Experiment : null);
    }

    private static bool Asks(ICakeArguments arguments, string target) =>
        arguments.GetArguments("target").Select(BuildTargets.Find).Any(asked => asked?.Name == target);

    private static bool AsksForAny(ICakeArguments arguments, params string[] targets) => targets.Any(target => Asks(arguments, target));

    private static double Share(ICakeArguments arguments, string name) => Text(arguments, name) is not { } text
        ? 0
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1
            ? value
            : throw new InputException($"--{name}", $"\"{text}\"", "a share from 0 to 1, such as 0.05", "fix the value");

    private static int? Gigabytes(ICakeArguments arguments, string name) => Text(arguments, name) is not { } text
        ? null
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 1e6
            ? (int)(value * 1000)
            : throw new InputException($"--{name}", $"\"{text}\"", "gigabytes, such as 8 or 0.5", "fix the value");

    private static string Experiment(string asked, string root) => asked.StartsWith('~') ? UserPath.File("--experiment", asked, root) : asked;

    private static int? Number(ICakeArguments arguments, string name, int least) => Text(arguments, name) is not { } text
        ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least
            ? value
            : throw new InputException($"--{name}", $"\"{text}\"", $"a whole number, {least} or more", "fix the value");

    private static (string Name, string? Value) Split(string argument)
    {
        var bare = argument.TrimStart('-');
        var end = bare.IndexOfAny(['=', ':']);
        return argument.StartsWith('-') && bare.Length > 0
            ? end < 0 ? (bare, null) : (bare[..end], bare[(end + 1)..])
            : throw new InputException(
                $"\"{argument}\"",
                "not an option",
                "--target=NAME and other options",
                BuildTargets.Find(argument) is { } target ? $"did you mean --target={target.Name}?" : "see --target=Help");
    }

    private static BuildTarget Target(string name) => BuildTargets.Find(name)
        ?? throw Unknown("--target", name, BuildTargets.All.Select(target => target.Name));

    private static void CheckVerbosity(string level)
    {
        string[] levels = [.. Enum.GetNames<Verbosity>()];
        if (!levels.Any(name => name.Equals(level, StringComparison.OrdinalIgnoreCase) || name[..1].Equals(level, StringComparison.OrdinalIgnoreCase)))
        {
            throw Unknown("--verbosity", level, levels);
        }
    }

    private static InputException Unknown(string argument, string name)
    {
        var names = BuildOption.Own.Concat(BuildOption.Cakes).Select(option => option.Name);
        return new(
            argument.Split('=', ':')[0], "unknown option", "one listed by --target=Help",
            Phrasing.Nearest(name, names) is { } nearest ? $"did you mean --{nearest}?" : "fix or remove it");
    }

    private static InputException Unknown(string option, string found, IEnumerable<string> names) => new(
        option, $"\"{found}\"", $"one of {string.Join(", ", names)}",
        Phrasing.Nearest(found, names) is { } nearest ? $"did you mean {nearest}?" : "choose one of them");
}
