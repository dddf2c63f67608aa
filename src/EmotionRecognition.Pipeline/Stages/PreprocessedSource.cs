using EmotionRecognition.Corpora.Iemocap;
using EmotionRecognition.Corpora.Preprocessed;
using EmotionRecognition.Encoders;
using EmotionRecognition.Pipeline.Experiments;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>The part of a folder of the study's preprocessed files that an experiment reads.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Variant">Which of the study's data sets.</param>
/// <param name="AcousticTable">Another table of acoustic features in the folder; null for the study's files.</param>
public sealed record PreprocessedSource(PreprocessedFolder Folder, PreprocessedVariant Variant, string? AcousticTable)
{
    private static readonly PreprocessedSide[] _sides = [PreprocessedSide.Train, PreprocessedSide.Test];

    /// <summary>Whether there are texts.</summary>
    public bool HasText => _sides.All(side => Folder.HasText(Variant, side));

    /// <summary>Whether there are acoustic features, in the other table if there is one, otherwise in the study's files.</summary>
    public bool HasAudio => AcousticTable is null ? HasStudyAudio : File.Exists(AcousticTablePath);

    /// <summary>Whether the acoustic features are those that the study scaled over all rows.</summary>
    public bool IsScaledOverAllRows => AcousticTable is null && HasStudyAudio;

    /// <summary>The full path of the other table of acoustic features.</summary>
    /// <exception cref="InvalidOperationException">There is no other table.</exception>
    public string AcousticTablePath => Path.Combine(
        Folder.Root, AcousticTable ?? throw new InvalidOperationException($"no other acoustic table for {Folder.Root}"));

    /// <summary>The files that are read; their names do not depend on the location of the folder.</summary>
    public IReadOnlyList<StageInput> Inputs =>
        [.. Files.Order(StringComparer.Ordinal).Select(file => new StageInput($"corpus/{Path.GetFileName(file)}", file))];

    private bool HasStudyAudio => _sides.All(side => Folder.HasAudio(Variant, side));

    private IEnumerable<string> Files =>
    [
        .. _sides.SelectMany(side => new[] { Folder.AudioPath(Variant, side), Folder.TextPath(Variant, side) }).Where(File.Exists),
        .. Folder.HasTimes ? [Folder.TimesPath] : Array.Empty<string>(),
        .. AcousticTable is null ? Array.Empty<string>() : [AcousticTablePath],
    ];

    /// <summary>The part of a folder that an experiment reads; its files need not exist.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="experiment">The experiment.</param>
    public static PreprocessedSource Of(PreprocessedFolder folder, Experiment experiment) =>
        new(folder, VariantOf(experiment.Generated), experiment.AcousticTable);

    /// <summary>Whether the folder has everything a system reads.</summary>
    /// <param name="inputs">The system's inputs.</param>
    public bool Has(IReadOnlyList<InputEncoder> inputs) =>
        inputs.All(input => (input.FeatureSet is null || (HasAudio && input.CreateFeatureSet() is null)) && (!input.ReadsText || HasText));

    /// <summary>Why an experiment cannot run on the folder, as text; null if it can.</summary>
    /// <param name="experiment">The experiment.</param>
    public string? Obstacle(Experiment experiment)
    {
        if (AcousticTable is not null && !HasAudio)
        {
            return $"{AcousticTable} is missing";
        }

        string[][] pairs =
            [[.. _sides.Select(side => Folder.AudioPath(Variant, side))], [.. _sides.Select(side => Folder.TextPath(Variant, side))]];
        if (pairs.FirstOrDefault(pair => File.Exists(pair[0]) != File.Exists(pair[1])) is { } half)
        {
            return $"only one of {string.Join(" and ", half.Select(Path.GetFileName))} exists";
        }

        if (!HasText && !HasStudyAudio)
        {
            return $"neither {string.Join(" nor ", pairs.Select(pair => Path.GetFileName(pair[0])))} exists";
        }

        if (experiment.Classes != IemocapDefinition.StudySix.Name && !Folder.HasTimes)
        {
            return $"{Path.GetFileName(Folder.TimesPath)}, which contains IEMOCAP's own labels, is missing";
        }

        return experiment.Systems.Any(system => Has(system.Inputs)) ? null : "the folder lacks the inputs of all its systems";
    }

    private static PreprocessedVariant VariantOf(GeneratedRows generated) => generated switch
    {
        GeneratedRows.Gan => PreprocessedVariant.Gan,
        GeneratedRows.Autoencoder => PreprocessedVariant.Autoencoded,
        _ => PreprocessedVariant.Original,
    };
}
