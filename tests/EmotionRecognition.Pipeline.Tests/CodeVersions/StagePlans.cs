using EmotionRecognition.Corpora;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Pipeline.Tests.Preprocessed;
using StageGraph;

namespace EmotionRecognition.Pipeline.Tests.CodeVersions;

/// <summary>
/// The stages of all kinds of plans: synthetic speech with generated variants, a corpus of clips, a corpus of dialogs, several corpora, preprocessed files,
/// a given checkpoint, given models, a user's table, folder, and networks. <see cref="World"/> calls it in the assemblies it has loaded, which may be others
/// than those of the test.
/// </summary>
internal static class StagePlans
{
    /// <summary>Makes the stages; none of them is run.</summary>
    /// <param name="folder">An empty folder: experiments, and files that plans look at before they are made, are put there.</param>
    /// <param name="repository">Where the experiments are.</param>
    public static IReadOnlyList<Stage> Of(string folder, string repository)
    {
        Prepare(folder, repository);
        ResearchOptions[] all =
        [
            new() { Root = folder },
            new() { Root = folder, Experiment = "emodb,emodb-f754,default-model,emodb-robustness", CorpusPath = Path.Combine(folder, "corpus") },
            new() { Root = folder, Corpus = "ravdess", Experiment = "ravdess,ravdess-cnn", CorpusPath = Path.Combine(folder, "corpus") },
            new() { Root = folder, Experiment = "meld,meld-minilm", CorpusPath = Path.Combine(folder, "corpus") },
            new() { Root = folder, Corpus = "iemocap", CorpusPath = Path.Combine(folder, "corpus"), GeneratedPath = Path.Combine(folder, "corpus") },
            new() { Root = folder, Corpus = "table", CorpusPath = Path.Combine(folder, "own") },
            new() { Root = folder, Corpus = "folder", CorpusPath = Path.Combine(folder, "own"), Pattern = "{speaker}_{emotion}.wav", Folds = "folds.csv" },
            new()
            {
                Root = folder,
                Experiment = "cross-emodb-ravdess",
                CorpusPath = string.Join(',', new[] { "emodb", "ravdess" }.Select(name => $"{name}={Path.Combine(folder, "corpus")}")),
            },
            new() { Root = folder, Corpus = "preprocessed", CorpusPath = Path.Combine(folder, "files") },
            new() { Root = folder, Experiment = "preprocessed-context", CorpusPath = Path.Combine(folder, "files") },
            new() { Root = folder, Experiment = "synthetic-baselines,synthetic-resampling", Seeds = 2 },
            new() { Root = folder, Experiment = "networks" },
            new() { Root = folder, Experiment = "synthetic-dimensions" },
        ];
        var plans = all.Select(options => new ResearchPlan(options, ExperimentCatalog.Select(options))).ToList();
        var scored = plans[0].Experiments[0] with { Checkpoint = new GivenCheckpoint("checkpoint.pkl") };
        var experiment = plans[0].Experiments[0].Experiment with { Filter = new RowFilter { PerSpeaker = 9 } };
        var filtered = plans[0].Experiments[0] with { Experiment = experiment };
        var given = plans[0].Experiments[0] with { Models = new GivenModels(folder) };
        return
        [
            .. plans.SelectMany(plan => plan.Stages),
            .. scored.Stages(onlyFold: null),
            .. given.Stages(onlyFold: null),
            .. filtered.Stages(onlyFold: null).Where(stage => stage.Instance.EndsWith("/filter", StringComparison.Ordinal)),
        ];
    }

    private static void Prepare(string folder, string repository)
    {
        foreach (var name in new[] { "experiments", "corpus", "files" })
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
        }

        foreach (var file in Directory.GetFiles(Path.Combine(repository, "experiments"), "*.json"))
        {
            File.Copy(file, Path.Combine(folder, "experiments", Path.GetFileName(file)), overwrite: true);
        }

        // No repository has such files; they are not looked at before stages run.
        File.WriteAllText(Path.Combine(folder, "experiments", "networks.json"), """
            {
              "name": "networks", "title": "Networks", "corpus": "synthetic", "onRequest": true,
              "systems": [{
                "name": "both", "model": { "kind": "lda" },
                "inputs": [{ "kind": "onnx", "file": "sound.onnx" }, { "kind": "onnx", "file": "words.onnx", "input": "text", "vocab": "words.txt" }]
              }]
            }
            """);

        // Only names are looked at before stages run.
        string[] clips = ["anna_sad", "bo_glad", "cleo_sad"];
        Directory.CreateDirectory(Path.Combine(folder, "own"));
        foreach (var clip in clips)
        {
            File.WriteAllText(Path.Combine(folder, "own", $"{clip}.wav"), "");
        }

        File.WriteAllText(
            Path.Combine(folder, "own", "corpus.csv"),
            "file,emotion,speaker,text,split\n" + string.Concat(clips.Select(clip => $"{clip}.wav,{clip.Split('_')[1]},{clip},hello,train\n")));

        var files = new StudyFiles(Path.Combine(folder, "files")).WriteTimes().WriteTable("acoustic8.csv");
        foreach (var variant in new[] { "", "_gan", "_autoencoded" })
        {
            files.WriteTexts(variant).WriteFeatures(variant);
        }
    }
}
