namespace EmotionRecognition.Build;

/// <summary>A command line option.</summary>
/// <param name="Name">Its name without dashes.</param>
/// <param name="Value">A placeholder for its value; null if it takes none.</param>
/// <param name="Description">What it does.</param>
/// <param name="Aliases">Its other names; short ones have one letter.</param>
public sealed record BuildOption(string Name, string? Value, string Description, params string[] Aliases)
{
    /// <summary>The build's options.</summary>
    public static IReadOnlyList<BuildOption> Own { get; } =
    [
        new("target", "NAME", "the target to run (default: Report); may be given more than once", "t"),
        new("corpus", "NAME", "run all experiments of a corpus except those run only on request (default: synthetic)"),
        new("experiment", "NAME[,NAME]", "run these experiments, by name or FILE.json; each file names its corpus"),
        new(
            "corpus-path", "PATH",
            "the folder of the corpus, or the table that lists its clips; needs --corpus or --experiment; for several corpora NAME=PATH,NAME=PATH"),
        new("pattern", "PATTERN", "--corpus=folder: what file names mean, such as '{speaker:2}{code:3}{emotion:1}{take}.wav'"),
        new("map", "EMOTION=CLASS[,...]", "the class of each emotion of your own corpus; EMOTION= leaves it out"),
        new("folds", "FILE", "use this published split: a table of clip and fold or split, or EmoBox's folder of JSON lines"),
        new("max-unreadable", "SHARE", "leave out clips that cannot be read, up to this share of all (default: 0)"),
        new("encoding", "NAME", "the encoding of the corpus's text files (default: utf-8)"),
        new("generated-path", "FOLDER", "the folder of the generated samples"),
        new("resample", null, "convert sound at other sample rates to 16 kHz instead of rejecting it"),
        new("plug-in", "FILE.dll[,FILE.dll]", "load plug-ins from these assemblies; their code runs with your permissions"),
        new("saved-models", "FOLDER", "score these models instead of training"),
        new("checkpoint", "FILE.pkl", "score a PyTorch checkpoint of the study's network instead of training"),
        new("fold", "K", "train only this fold (default: all)"),
        new("seeds", "N", "train every system that draws random numbers with N seeds, up to 100 (default: as the experiment says)"),
        new("threads", "N", "number of threads (default: all processors); unlike model.threads in an experiment file, it does not affect results"),
        new("jobs", "N", "run up to N independent stages side by side, each in a process of its own (default: 1)", "j"),
        new("memory", "GB", "with --jobs: the memory that stages may use together, by their estimates (default: most of what is free)"),
        new("as", "FORMAT", "Graph: mermaid (default) or snakemake"),
        new("stage", "NAME", "Stage: the stage to run, as Status --verbose lists them"),
        new("cache", "FOLDER", "keep the outputs of stages in this folder or s3://BUCKET/PREFIX, and take them from it: for several checkouts or machines"),
        new("force", null, "run every stage of the targets, even if up to date"),
        new("explain", null, "show what would run and why; run, write, and delete nothing"),
        new("exit-code", null, "with --explain or Status: exit with 1 if a stage would run"),
        new("wait", "MINUTES", "how long to wait for another build in this checkout (default: 60)"),
        new("split", "FILE", "AuditSplit: the split, a table or a folder of EmoBox, SUPERB, EMO-SUPERB, or audformat"),
        new("speaker-pattern", "REGEX", "AuditSplit: what file names tell, such as '^(?<speaker>[0-9]{2})'"),
        new("predictions", "FILE", "AuditSplit: predictions for the test rows: columns clip, predicted, actual, fold"),
        new("printed", "UAR=90.1[,...]", "AuditSplit: what the authors print, or a table measure,value"),
        new("log", "FILE[,FILE]", "AuditSplit: tables of runs or epochs with test scores"),
        new("encoder", "NAME[,NAME]", "AuditSplit: pretrained encoders that the result rests on"),
        new("archive", "FILE.zip", "Archive: the file to write (default: in artifacts/archive/)"),
        new("packages", "FOLDER", "Archive: also write all packages there, for machines without a network"),
        new("against", "REV", "Metrics: the git revision to compare with (default: HEAD)"),
        new("elsewhere", "NAME=PATH[,NAME=PATH]", "DefaultModel: score the model on these corpora, too, for its card"),
        new("markdown", null, "Metrics: print a Markdown table for a pull request"),
        new("of", "TARGET", "Clean: delete only what this target wrote for the selected experiments"),
        new("verbose", null, "list up-to-date stages, all reasons, and the messages of stages"),
    ];

    /// <summary>Cake's options.</summary>
    public static IReadOnlyList<BuildOption> Cakes { get; } =
    [
        new("tree", null, "print the targets as a tree", "showtree"),
        new("description", null, "list the targets with descriptions", "descriptions", "showdescription", "showdescriptions"),
        new("dryrun", null, "list the targets that would run, in order", "noop", "whatif"),
        new("exclusive", null, "run the target without its dependencies", "e"),
        new("verbosity", "LEVEL", "Quiet, Minimal, Normal, Verbose, or Diagnostic (shows where an error was thrown)", "v"),
        new("working", "FOLDER", "run in this folder", "w"),
        new("version", null, "print Cake's version", "ver"),
        new("info", null, "print information about Cake"),
        new("help", null, "print this help (with dotnet cake: --target=Help)", "h", "?"),
    ];

    /// <summary>Finds an option by name or alias; null if there is none.</summary>
    public static BuildOption? Find(string name) => Own.Concat(Cakes).FirstOrDefault(option => option.Name == name || option.Aliases.Contains(name));
}
