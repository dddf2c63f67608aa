using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Own;
using EmotionRecognition.Protocols;

namespace EmotionRecognition.Pipeline.Experiments;

/// <summary>Fits an experiment to what a user passes: a corpus of their own, or a published split.</summary>
internal static class OwnExperiment
{
    private const int FewestSpeakers = 3;
    private const int MostSpeakersOneByOne = 12;
    private const int Groups = 10;

    /// <summary>
    /// The experiment on this corpus. One on a user's own corpus is called like the corpus, and does without what the corpus does not have; with a
    /// published split, it follows that split and nothing else.
    /// </summary>
    /// <param name="experiment">What is asked for.</param>
    /// <param name="corpus">Its corpus.</param>
    /// <param name="options">What the user passes.</param>
    /// <param name="notices">Receives a line for each thing that is left out.</param>
    /// <exception cref="InputException">Nothing can be done with the corpus.</exception>
    public static Experiment Of(Experiment experiment, ICorpusDefinition corpus, ResearchOptions options, ICollection<string> notices) =>
        OnPublishedSplit(corpus is OwnDefinition definition ? Fit(experiment, definition, options, notices) : experiment, options);

    /// <summary>The experiment on the published split, if the user passes one.</summary>
    /// <param name="experiment">What is asked for.</param>
    /// <param name="options">What the user passes.</param>
    public static Experiment OnPublishedSplit(Experiment experiment, ResearchOptions options) => options.Folds is null ? experiment : experiment with
    {
        Name = $"{experiment.Name}-given",
        Title = $"{experiment.Title}, folds of {Path.GetFileName(Path.TrimEndingDirectorySeparator(options.Folds))}",
        Protocols = [GivenProtocol.Id],
    };

    private static Experiment Fit(Experiment experiment, OwnDefinition corpus, ResearchOptions options, ICollection<string> notices)
    {
        var isGeneric = experiment.Name == experiment.Corpus;
        var name = isGeneric ? corpus.Name : experiment.Name;
        bool CanRead(SystemDefinition system) => (corpus.HasText || !system.ReadsText) && (corpus.HasSound || !system.FeatureSets.Any());
        bool HasSplit(IProtocol protocol) => protocol.NeedsGivenParts ? corpus.HasGivenParts : corpus.Speakers >= FewestSpeakers;
        bool CanSplit(string protocol) => options.Folds is not null || HasSplit(ProtocolCatalog.Protocols.Named(protocol));
        var systems = experiment.Systems.Where(CanRead).ToList();
        var protocols = experiment.Protocols.Where(CanSplit).ToList();
        var absent = string.Join(", ", experiment.Systems.Except(systems).Select(system => system.Name));
        if (absent.Length > 0)
        {
            notices.Add($"{name}: {absent} left out, because the corpus has no {(corpus.HasText ? "sound" : "texts")}");
        }

        if (systems.Count == 0)
        {
            throw new InputException(
                $"corpus {corpus.Title}", corpus.HasSound ? "no texts" : "no sound", "what the experiment's systems read", "choose another --experiment");
        }

        if (protocols.Count == 0)
        {
            throw new InputException(
                $"corpus {corpus.Title}",
                corpus.Speakers == 0 ? "no speakers and no split" : $"{corpus.Speakers} speaker{(corpus.Speakers == 1 ? "" : "s")} and no split",
                $"{FewestSpeakers} or more speakers, to test on unseen ones; or a split of one's own",
                "add a column speaker, or a column split or fold, or pass --folds=FILE");
        }

        return experiment with
        {
            Name = name,
            Title = isGeneric ? $"{corpus.Title}, {corpus.ClassSets[0].Classes.Count} emotions" : experiment.Title,
            Corpus = corpus.Name,
            Systems = systems,
            Protocols = protocols,
            Groups = experiment.Groups ?? (corpus.Speakers > MostSpeakersOneByOne ? Groups : null),
        };
    }
}
