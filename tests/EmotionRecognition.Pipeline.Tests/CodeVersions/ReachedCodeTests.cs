using System.IO.Enumeration;
using System.Reflection;
using System.Runtime.CompilerServices;
using StageGraph;
using StageGraph.Code;

namespace EmotionRecognition.Pipeline.Tests.CodeVersions;

/// <summary>
/// Every method of a type that some stage reaches is reached by a stage, or there is a reason why not: nothing that has a part in a result is missed.
/// </summary>
public sealed class ReachedCodeTests
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    // Members by the reason why no stage reaches them: * is any part of a name, a dot at the end all of a type.
    private static readonly Dictionary<string, string[]> _unreached = new()
    {
        ["around stages: the engine, plans and what people ask of a plan"] =
        [
            "StageGraph.GitCheckout.", "StageGraph.Manifest.Write", "StageGraph.Words.", "StageGraph.Workspace.AsideOf", "StageGraph.Workspace.FolderNameOf",
            "StageGraph.Workspace.ManifestOf",
            "EmotionRecognition.Pipeline.Description.StageOverview.", "EmotionRecognition.Pipeline.ExperimentPlan.",
            "EmotionRecognition.Models.Saved.Cards.ModelCard.Find", "EmotionRecognition.Models.Saved.Cards.ModelCard.Read",
            "EmotionRecognition.Pipeline.GivenCheckpoint.Plan", "EmotionRecognition.Pipeline.GivenCheckpoint.OfTheStudy",
            "EmotionRecognition.Pipeline.GivenModels.", "EmotionRecognition.Pipeline.SplitFolds.Exist",
        ],
        ["what the manifest has as values: settings, inputs, and what finds and opens them for a plan"] =
        [
            "EmotionRecognition.Pipeline.Stages.*Stage.get_*", "EmotionRecognition.Pipeline.Stages.*Source.*",
            "EmotionRecognition.Pipeline.Stages.SoundSpans.Inputs", "EmotionRecognition.Pipeline.Stages.SplitSettings.Of",
            "EmotionRecognition.Audio.FeatureSets.AlteredSet.get_Files", "EmotionRecognition.*.get_Settings",
            "EmotionRecognition.Corpora.*.get_*Files", "EmotionRecognition.Corpora.RowFilter.Check",
            "EmotionRecognition.*.RootAt", "EmotionRecognition.*.At",
            "EmotionRecognition.Corpora.Own.OwnKind.*Name*", "EmotionRecognition.Corpora.Own.OwnKind.IsTaken",
            "EmotionRecognition.Corpora.Own.CorpusFile.ToJson", "EmotionRecognition.Tables.TextFile.EncodingNamed",
            "EmotionRecognition.Corpora.Preprocessed.PreprocessedFolder.Open",
            "EmotionRecognition.Synthetic.SyntheticCorpusOptions.*",
        ],
        ["catalogs, from which a plan takes what a stage holds"] =
        [
            "EmotionRecognition.*Definition.get_*", "EmotionRecognition.Audio.FeatureSets.*.get_Description",
            "EmotionRecognition.Audio.FeatureSets.AlteredSet.Named", "EmotionRecognition.*Encoder.InFolder",
            "EmotionRecognition.Corpora.Generated.*Samples.get_Title",
            "EmotionRecognition.Models.*Settings.DefaultScaling", "EmotionRecognition.Onnx.OnnxEncoder.WithDefaults",
            "EmotionRecognition.Pipeline.Stages.RegressorJob.Of", "EmotionRecognition.Pipeline.Stages.LearningCurveJob.Of",
            "EmotionRecognition.Pipeline.Stages.LeaveOutJob.Of", "EmotionRecognition.Pipeline.Stages.TrainedAgain.Of",
            "EmotionRecognition.Models.Saved.SavedModel.Load", "EmotionRecognition.Models.Training.SettingsJson.Registered",
        ],
        ["windows of a recording, which timelines ask for"] =
        [
            "EmotionRecognition.Audio.FeatureSets.F754.F754Extractor.Compute", "EmotionRecognition.Audio.FeatureSets.F754.F754Extractor.ExtractOverlapping",
            "EmotionRecognition.Audio.FeatureSets.F754.F754Extractor.ExtractWindows", "EmotionRecognition.Audio.FeatureSets.F754.F754Extractor.Overlapping",
            "EmotionRecognition.Audio.FeatureSets.F754.Descriptors.Window", "EmotionRecognition.Audio.Pitch.PitchCandidates.Take",
            "EmotionRecognition.Audio.Pitch.PitchTracker.get_Reach",
        ],
        ["audits of splits that were not made here"] = ["EmotionRecognition.Protocols.Audit.SharedFact..ctor"],
        ["how fitted encoders and models compute, for exports"] = ["EmotionRecognition.*.ToGraph"],
        ["whole results, which only users of the library and tests ask for; stages call the parts"] =
        [
            "EmotionRecognition.Audio.Dsp.Autocorrelation.Compute", "EmotionRecognition.Audio.Dsp.ChromaFilterBank.Weight",
            "EmotionRecognition.Reporting.ReportContent.WithoutExperiments",
            "EmotionRecognition.Audio.Dsp.HarmonicMean.",
            "EmotionRecognition.Audio.Dsp.MelFilterBank.Weight",
            "EmotionRecognition.Audio.Augmentation.Augment.LimitPeak", "EmotionRecognition.Audio.Pitch.GlottalPulses.Amplitude",
            "EmotionRecognition.Audio.Pitch.GlottalPulses.Shimmer",
            "EmotionRecognition.Audio.Dsp.Tuning.Pitches", "EmotionRecognition.Audio.Filtering.SpeechFilter.HighPass",
            "EmotionRecognition.Audio.Filtering.SpeechFilter.LowPass", "EmotionRecognition.Audio.Filtering.SpeechFilter.PreEmphasize",
            "EmotionRecognition.Audio.SoundFile.ReadMono", "EmotionRecognition.Corpora.CombinedCorpora.Classes",
            "EmotionRecognition.Corpora.CombinedCorpora.Spread",
            "EmotionRecognition.Checkpoints.PickleCheckpoint.Write", "EmotionRecognition.Checkpoints.PickleCheckpoint.WriteEntry",
            "EmotionRecognition.Checkpoints.PickledTensors.StorageOfType",
            "EmotionRecognition.Evaluation.ClassificationMetrics.Compute",
            "EmotionRecognition.Evaluation.ConfusionMatrix.Count", "EmotionRecognition.Evaluation.ConfusionMatrix.FromCells",
            "EmotionRecognition.Protocols.CrossCorpusTransductiveProtocol.Split", "EmotionRecognition.Protocols.TransductiveProtocol.Split",
            "EmotionRecognition.Protocols.SplitRows.Count", "EmotionRecognition.Protocols.SplitRows.Sizes", "EmotionRecognition.Protocols.SplitRows.Utterances",
            "EmotionRecognition.Protocols.TrainingRows.",
        ],
    };

    private static readonly Lazy<(HashSet<MethodBase> Methods, HashSet<Type> Types, HashSet<string> Resources)> _reach = new(Reach);

    [Fact]
    public void Stages_MethodsOfReachedTypes_AreReachedOrListed()
    {
        var missed = Unreached().Where(name => !_unreached.Values.Any(names => names.Any(listed => IsListed(name, listed))));
        Assert.True(!missed.Any(), $"no stage reaches:\n{string.Join('\n', missed.Order(StringComparer.Ordinal))}");
    }

    [Fact]
    public void List_EveryEntry_IsNeeded()
    {
        var unreached = Unreached().ToList();
        Assert.All(_unreached.Values.SelectMany(names => names), listed => Assert.Contains(unreached, name => IsListed(name, listed)));
    }

    [Fact]
    public void Stages_EmbeddedResources_AreReached()
    {
        var reached = _reach.Value.Resources.Select(resource => resource.Split(' ')[..3]).Select(parts => $"{parts[0]} {parts[2]}").ToHashSet();
        var all = SourceTree.Projects.Select(Assembly.Load).SelectMany(assembly => assembly.GetManifestResourceNames()
            .Select(name => $"{assembly.GetName().Name}: {name}"));
        Assert.Equal(["EmotionRecognition: english_stop_words.txt"], all.Where(resource => !reached.Contains(resource)));
        // This one is named by a literal, which is a part of the method that opens it: an edit of it is among the mutations.
        Assert.Contains(_reach.Value.Methods, method => method is { Name: "ReadEnglish", DeclaringType.Name: "StopWordList" });
    }

    private static bool IsListed(string name, string listed) =>
        FileSystemName.MatchesSimpleExpression(listed.EndsWith('.') ? listed + '*' : listed, name, ignoreCase: false);

    private static IEnumerable<string> Unreached()
    {
        var (methods, types, _) = _reach.Value;
        var said = OnlySaid(methods);
        return
            from type in types
            where !TypeDeclaration.IsGenerated(type.FullName!) && !type.IsDefined(typeof(CompilerGeneratedAttribute))
            where !typeof(Delegate).IsAssignableFrom(type)
            from method in type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared))
            where method.GetMethodBody() is not null
            where !TypeDeclaration.IsGenerated(method.Name) && !method.IsDefined(typeof(CompilerGeneratedAttribute))
            where !methods.Contains(method) && !said.Contains(method)
            select $"{type.FullName}.{method.Name}";
    }

    private static (HashSet<MethodBase> Methods, HashSet<Type> Types, HashSet<string> Resources) Reach()
    {
        var (methods, types, resources) = (new HashSet<MethodBase>(), new HashSet<Type>(), new HashSet<string>());
        using var folder = new TemporaryFolder();
        foreach (var stage in StagePlans.Of(folder.Root, Repository.Root))
        {
            var root = CodeVersion.RunOf(stage);
            var own = OwnCode.Of(root.Module.Assembly);
            var reader = new CodeReader(own);
            reader.Read(root, ObjectGraph.Of(own, stage));
            methods.UnionWith(reader.Reached);
            types.UnionWith(reader.Types);
            resources.UnionWith(reader.Resources);
        }

        return (methods, types, resources);
    }

    /// <summary>What is called only where exceptions or words are made: what reached methods call that is not reached, and what that calls.</summary>
    private static HashSet<MethodBase> OnlySaid(HashSet<MethodBase> reached)
    {
        var said = new HashSet<MethodBase>();
        var open = new Stack<MethodBase>(reached);
        while (open.TryPop(out var method))
        {
            foreach (var called in CalledBy(method).Where(called => !reached.Contains(called) && said.Add(called)))
            {
                open.Push(called);
            }
        }

        return said;
    }

    private static IEnumerable<MethodBase> CalledBy(MethodBase method)
    {
        var types = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        var arguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        return method.GetMethodBody()?.GetILAsByteArray() is not { } code
            ? []
            : InstructionReader.Read(code).Where(instruction => instruction.Token is { } token && token >>> 24 is not (0x70 or 0x11))
                .Select(instruction => method.Module.ResolveMember(instruction.Token!.Value, types, arguments)).OfType<MethodBase>()
                .Where(called => called.DeclaringType is { IsArray: false }).Select(OwnCode.Definition);
    }
}
