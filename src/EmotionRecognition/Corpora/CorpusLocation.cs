using System.Text;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Corpora;

/// <summary>Where a corpus is, and what a user says about how to read it.</summary>
/// <param name="Path">Its folder, or the table that lists its clips.</param>
public sealed record CorpusLocation(string Path)
{
    /// <summary>The encoding of its text files; null: UTF-8, or UTF-16 with a byte order mark.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>What the names of its files mean, see <see cref="Own.NamePattern"/>; null: as its description says.</summary>
    public string? Pattern { get; init; }

    /// <summary>Which class each emotion becomes: <c>W=anger,L=boredom</c>; null: as its description says.</summary>
    public string? Map { get; init; }

    /// <summary>The file that describes it; null: <c>corpus.json</c> in its folder, if there is one.</summary>
    public string? Description { get; init; }

    /// <summary>How its tables are written.</summary>
    public CsvFormat Csv => new(null, Encoding);
}
