using EmotionRecognition.Corpora.Iemocap;
using EmotionRecognition.Corpora.Preprocessed;
using EmotionRecognition.Encoders;
using EmotionRecognition.Pipeline.Experiments;
using StageGraph;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>What an experiment reads of a folder of the study's preprocessed files.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Variant">Which of the study's data sets.</param>
/// <param name="AcousticTable">Another table of acoustic features in the folder; null: the study's own files.</param>
public sealed record PreprocessedSource(PreprocessedFolder Folder, PreprocessedVariant Variant, string? AcousticTable)
{
    private static readonly PreprocessedSide[] _sides = [PreprocessedSide.Train, PreprocessedSide.Test];

    /// <summary>Whether texts are there.</summary>
    public bool HasText => _sides.All(side => Folder.HasText(Variant, side));

    /// <summary>Whether acoustic features are there: in the table that is asked for, or in the study's files.</summary>
    public bool HasAudio => AcousticTable is null ? HasStudyAudio : File.Exists(AcousticTablePath);

    /// <summary>Whether the acoustic features are those that the study scaled over all rows.</summary>
    public bool IsScaledOverAllRows => AcousticTable is null && HasStudyAudio;

    /// <summary>The full path of the other table of acoustic features.</summary>
    /// <exception cref="InvalidOperationException">None is asked for.</exception>
    public string AcousticTablePath => Path.Combine(
        Folder.Root, AcousticTable ?? throw new InvalidOperationException($"no other acoustic table is asked for in {Folder.Root}"));

    /// <summary>The files that it reads; their names do not depend on where the folder lies.</summary>
    public IReadOnlyList<StageInput> Inputs =>
        [.. Files.Order(StringComparer.Ordinal).Select(file => new StageInput($"corpus/{Path.GetFileName(file)}", file))];

    private bool HasStudyAudio => _sides.All(side => Folder.HasAudio(Variant, side));

    private IEnumerable<string> Files =>
    [
        .. _sides.SelectMany(side => new[] { Folder.AudioPath(Variant, side), Folder.TextPath(Variant, side) }).Where(File.Exists),
        .. Folder.HasTimes ? [Folder.TimesPath] : Array.Empty<string>(),
        .. AcousticTable is null ? Array.Empty<string>() : [AcousticTablePath],
    ];

    /// <summary>The part of a folder that an experiment reads, whether it is there or not.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="experiment">The experiment.</param>
    public static PreprocessedSource Of(PreprocessedFolder folder, Experiment experiment) =>
        new(folder, VariantOf(experiment.Generated), experiment.AcousticTable);

    /// <summary>Whether what a system reads is there.</summary>
    /// <param name="inputs">What it reads of an utterance.</param>
    public bool Has(IReadOnlyList<InputEncoder> inputs) =>
        inputs.All(input => (input.FeatureSet is null || HasAudio) && (!input.ReadsText || HasText));

    /// <summary>Why an experiment cannot be run on the folder, in words; null where it can.</summary>
    /// <param name="experiment">The experiment.</param>
    public string? Obstacle(Experiment experiment)
    {
        if (AcousticTable is not null && !HasAudio)
        {
            return $"{AcousticTable} is not there";
        }

        string[][] pairs =
            [[.. _sides.Select(side => Folder.AudioPath(Variant, side))], [.. _sides.Select(side => Folder.TextPath(Variant, side))]];
        if (pairs.FirstOrDefault(pair => File.Exists(pair[0]) != File.Exists(pair[1])) is { } half)
        {
            return $"of {string.Join(" and ", half.Select(Path.GetFileName))} only one is there";
        }

        if (!HasText && !HasStudyAudio)
        {
            return $"neither {string.Join(" nor ", pairs.Select(pair => Path.GetFileName(pair[0])))} is there";
        }

        if (experiment.Classes != IemocapDefinition.StudySix.Name && !Folder.HasTimes)
        {
            return $"{Path.GetFileName(Folder.TimesPath)} is not there, which tells IEMOCAP's own labels";
        }

        return experiment.Systems.Any(system => Has(system.Inputs)) ? null : "none of its systems can read what is there";
    }

    private static PreprocessedVariant VariantOf(GeneratedRows generated) => generated switch
    {
        GeneratedRows.Gan => PreprocessedVariant.Gan,
        GeneratedRows.Autoencoder => PreprocessedVariant.Autoencoded,
        _ => PreprocessedVariant.Original,
    };
}
