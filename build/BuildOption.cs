namespace EmotionRecognition.Build;

/// <summary>An option of the command line.</summary>
/// <param name="Name">Its name without dashes.</param>
/// <param name="Value">What its value is; null: it takes none.</param>
/// <param name="Description">What it does.</param>
/// <param name="Aliases">Its other names, short ones with one letter.</param>
public sealed record BuildOption(string Name, string? Value, string Description, params string[] Aliases)
{
    /// <summary>The build's options.</summary>
    public static IReadOnlyList<BuildOption> Own { get; } =
    [
        new("target", "NAME", "the target to run (default: Report); may be given more than once", "t"),
        new("corpus", "NAME", "run all experiments of a corpus that need not be named (default: synthetic)"),
        new("experiment", "NAME[,NAME]", "run these experiments, or one FILE.json; they name their corpus"),
        new("corpus-path", "PATH", "the folder of the corpus, or the table that lists its clips; needs --corpus or --experiment"),
        new("pattern", "PATTERN", "--corpus=folder: what file names mean, such as '{speaker:2}{code:3}{emotion:1}{take}.wav'"),
        new("map", "EMOTION=CLASS[,...]", "the class of each emotion of your own corpus; EMOTION= leaves it out"),
        new("folds", "FILE", "use this published split: a table of clip and fold or split, or EmoBox's folder of JSON lines"),
        new("max-unreadable", "SHARE", "leave out clips that cannot be read, up to this share of all (default: 0)"),
        new("encoding", "NAME", "the encoding of the corpus's text files (default: utf-8)"),
        new("generated-path", "FOLDER", "the folder of the generated samples"),
        new("resample", null, "convert sound at other rates to 16 kHz instead of rejecting it"),
        new("plug-in", "FILE.dll[,FILE.dll]", "offer what these assemblies add; their code runs with your rights"),
        new("saved-models", "FOLDER", "score these models and train none"),
        new("checkpoint", "FILE.pkl", "score a PyTorch checkpoint of the study's network and train none"),
        new("fold", "K", "train only this fold (default: all)"),
        new("threads", "N", "threads that stages use (default: all processors); unlike model.threads in an experiment file, results do not depend on it"),
        new("force", null, "run every stage of the targets"),
        new("explain", null, "say what would run and why; run, write and delete nothing"),
        new("exit-code", null, "with --explain or Status: exit with 1 if a stage would run"),
        new("wait", "MINUTES", "how long to wait for another build in this checkout (default: 60)"),
        new("against", "REV", "Metrics: the git revision to compare with (default: HEAD)"),
        new("markdown", null, "Metrics: print a table for a pull request"),
        new("of", "TARGET", "Clean: delete only what this target wrote for the experiments chosen"),
        new("verbose", null, "list stages that are up to date, all reasons, and what stages say"),
    ];

    /// <summary>Cake's options.</summary>
    public static IReadOnlyList<BuildOption> Cakes { get; } =
    [
        new("tree", null, "print the targets as a tree", "showtree"),
        new("description", null, "list the targets with descriptions", "descriptions", "showdescription", "showdescriptions"),
        new("dryrun", null, "list the targets that would run, in order", "noop", "whatif"),
        new("exclusive", null, "run the target without what it depends on", "e"),
        new("verbosity", "LEVEL", "Quiet, Minimal, Normal, Verbose or Diagnostic (shows where an error was thrown)", "v"),
        new("working", "FOLDER", "run in this folder", "w"),
        new("version", null, "print Cake's version", "ver"),
        new("info", null, "print information about Cake"),
        new("help", null, "print this text (dotnet cake: --target=Help)", "h", "?"),
    ];

    /// <summary>The option of a name or alias; null where there is none.</summary>
    public static BuildOption? Find(string name) => Own.Concat(Cakes).FirstOrDefault(option => option.Name == name || option.Aliases.Contains(name));
}
