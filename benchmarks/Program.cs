using BenchmarkDotNet.Running;
using EmotionRecognition.Audio.FeatureSets;
using EmotionRecognition.Benchmarks;
using EmotionRecognition.Benchmarks.Contests;
using EmotionRecognition.Benchmarks.Statistics;
using EmotionRecognition.Benchmarks.Networks;

// README.md describes the commands.
var options = args.Where(argument => argument.StartsWith("--", StringComparison.Ordinal) && argument.Contains('='))
    .Select(argument => argument[2..].Split('=', 2))
    .ToDictionary(option => option[0], option => option[1]);
switch (args.FirstOrDefault())
{
    case "compare":
        Comparison.Run(ClipSet.Load(options.GetValueOrDefault("corpus-path")), int.Parse(options.GetValueOrDefault("runs", "20")));
        break;
    case "corpus":
        CorpusSpeed.Run(
            options.GetValueOrDefault("corpus-path", "."),
            options.GetValueOrDefault("set", FeatureSetCatalog.Default),
            int.Parse(options.GetValueOrDefault("runs", "5")));
        break;
    case "nwaves":
        NWavesComparison.Run(
            Golden.Find(), options.GetValueOrDefault("praat"), options.GetValueOrDefault("corpus-path"), int.Parse(options.GetValueOrDefault("runs", "15")));
        break;
    case "statistics":
        Coverage.Run(int.Parse(options.GetValueOrDefault("corpora", "1000")), options.GetValueOrDefault("parts", "intervals,flags,gaps"));
        break;
    case "network":
        TrainingSpeed.Run(int.Parse(options.GetValueOrDefault("threads", "2")), int.Parse(options.GetValueOrDefault("runs", "5")));
        break;
    case "timeline":
        TimelineSpeed.Run(
            options.GetValueOrDefault("corpus-path", "."),
            options.GetValueOrDefault("program", "artifacts/bin/EmotionRecognition.Cli/release/emotion"),
            [.. options.GetValueOrDefault("minutes", "10,60").Split(',').Select(int.Parse)],
            int.Parse(options.GetValueOrDefault("runs", "5")));
        break;
    case "duplicates" when options.TryGetValue("clips", out var clips):
        DuplicateScale.Run(options.GetValueOrDefault("corpus-path", "."), int.Parse(clips), int.Parse(options.GetValueOrDefault("threads", "2")));
        break;
    case "duplicates":
        DuplicateAccuracy.Run(options.GetValueOrDefault("corpus-path", "."), int.Parse(options.GetValueOrDefault("threads", "2")));
        break;
    case "report":
        ReportSpeed.Run(int.Parse(options.GetValueOrDefault("experiments", "10")), int.Parse(options.GetValueOrDefault("runs", "5")));
        break;
    case "plan":
        PlanSpeed.Run(int.Parse(options.GetValueOrDefault("stages", "100000")), int.Parse(options.GetValueOrDefault("runs", "5")));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(FeatureBenchmarks).Assembly).Run(args);
        break;
}
