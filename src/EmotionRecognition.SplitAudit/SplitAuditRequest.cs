using EmotionRecognition.Corpora;
using EmotionRecognition.SplitAudit.Names;
using EmotionRecognition.SplitAudit.Scores;

namespace EmotionRecognition.SplitAudit;

/// <summary>What to audit.</summary>
/// <param name="Split">The file or folder of the split.</param>
public sealed record SplitAuditRequest(string Split)
{
    /// <summary>The corpus of the split and where it is; null: the split and the names of its files tell what they tell.</summary>
    public (ICorpusDefinition Kind, CorpusLocation At)? Corpus { get; init; }

    /// <summary>A folder with the clips' sound, if no corpus is given; null: there is none.</summary>
    public string? SoundFolder { get; init; }

    /// <summary>What the names of files tell; null: a convention that all names follow.</summary>
    public NamedClips? Names { get; init; }

    /// <summary>A table of predictions for the test rows; null: none.</summary>
    public string? Predictions { get; init; }

    /// <summary>What the authors print.</summary>
    public IReadOnlyList<PrintedScore> Printed { get; init; } = [];

    /// <summary>Tables of runs or epochs with their scores.</summary>
    public IReadOnlyList<string> Logs { get; init; } = [];

    /// <summary>Pretrained encoders that the result rests on, by name.</summary>
    public IReadOnlyList<string> Encoders { get; init; } = [];

    /// <summary>The number of threads.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The request with what the user says about the corpus.</summary>
    /// <param name="corpus">The corpus's name, or the file that describes it; null: find out.</param>
    /// <param name="path">Its folder, or the folder of the clips' sound; null: none.</param>
    /// <exception cref="InputException">There is no such place, or a corpus is named without one.</exception>
    public SplitAuditRequest At(string? corpus, string? path)
    {
        if (path is null)
        {
            return corpus is null ? this : throw new InputException(
                "--corpus", $"{corpus} without its folder", "--corpus-path as well", "pass --corpus-path=FOLDER, or remove --corpus");
        }

        // A folder of sound needs no corpus: a split may be all that is known.
        return corpus is null && CorpusArgument.Recognize(path) is null
            ? this with { SoundFolder = Path.GetFullPath(path) }
            : this with { Corpus = CorpusArgument.Find(path, corpus, null) };
    }
}
