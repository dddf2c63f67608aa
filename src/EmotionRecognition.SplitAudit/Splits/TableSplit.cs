using EmotionRecognition.Protocols;
using EmotionRecognition.Tables;

namespace EmotionRecognition.SplitAudit.Splits;

/// <summary>
/// Splits as tables: one table with a column for the clip and a column fold or split, as EMO-SUPERB has them (<c>FileName</c>, one column per emotion with a
/// share, <c>SpkrID</c>, <c>Split_Set</c>), or a table per part.
/// </summary>
internal static class TableSplit
{
    private static readonly string[] _clips =
        ["file", "clip", "filename", "file_name", "wav", "wav_path", "wav_file", "path", "audio", "audio_path", "utterance", "id", "name", "key"];

    private static readonly string[] _folds = ["fold", "test_fold", "testfold"];
    private static readonly string[] _parts = ["split", "split_set", "part", "partition", "subset", "set"];
    private static readonly string[] _labels = ["emotion", "label", "emo", "class", "category", "emoclass"];
    private static readonly string[] _speakers = ["speaker", "spkrid", "speaker_id", "speakerid", "spk", "spk_id", "actor"];
    private static readonly string[] _sessions = ["session", "session_id"];
    private static readonly string[] _sources = ["source", "video", "recording", "dialog", "dialogue", "dialogue_id", "original"];
    private static readonly string[] _texts = ["text", "transcript", "transcription", "sentence"];
    private static readonly string[] _notEmotions = ["gender", "age", "duration", "start", "end", "copies"];

    /// <summary>Reads one table.</summary>
    /// <exception cref="InputException">A column is missing, or a line is malformed.</exception>
    public static (string Format, IReadOnlyList<SplitLine> Lines) Read(string path)
    {
        var columns = Columns.Of(path);
        return columns.Fold is null && columns.Part is null
            ? throw new InputException(
                $"{path} line 1", $"neither a column fold nor a column split among {string.Join(", ", columns.Header.Take(8))}",
                "a column fold (the fold that tests the clip) or split (train, dev, test)", "add or rename a column")
            : (columns.IsSuperb ? "EMO-SUPERB, a table" : "a table", [.. Lines(columns, "1", null)]);
    }

    /// <summary>Reads the tables of a folder: one per part, one per fold, or both; null if there are none.</summary>
    /// <exception cref="InputException">A table is malformed.</exception>
    public static (string Format, IReadOnlyList<SplitLine> Lines)? Find(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.csv", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(folder, "*.tsv", SearchOption.AllDirectories)).Order(StringComparer.Ordinal).ToList();
        var parts = files.Select(file => (File: file, Role: PartOf(file))).Where(each => each.Role is not null).ToList();
        if (parts.Count > 0)
        {
            return ("a table per part", [.. parts.SelectMany(each => Lines(Columns.Of(each.File), FoldOf(folder, each.File), each.Role))]);
        }

        var folds = files.Select(Columns.Of).Where(columns => columns.Part is not null).ToList();
        return folds.Count == 0
            ? null
            : (folds[0].IsSuperb ? "EMO-SUPERB, a table per fold" : "a table per fold",
                [.. folds.SelectMany(columns => Lines(columns, Digits(Path.GetFileNameWithoutExtension(columns.Path)), null))]);
    }

    // train.csv, emotion_dev.csv, fold1_test.tsv
    private static Role? PartOf(string file) => Path.GetFileNameWithoutExtension(file).Split('_', '-', '.')
        .Select(PartNames.Find).FirstOrDefault(role => role is not null);

    private static string FoldOf(string root, string file)
    {
        var own = Digits(Path.GetFileNameWithoutExtension(file));
        return own.Length > 0 ? own : Path.GetRelativePath(root, Path.GetDirectoryName(file)!) is var folder && folder == "." ? "1" : folder;
    }

    private static string Digits(string name) => new([.. name.Where(char.IsAsciiDigit)]);

    private static IEnumerable<SplitLine> Lines(Columns columns, string fold, Role? role)
    {
        foreach (var row in CsvFile.Read(columns.Path, Columns.Format))
        {
            string Field(string? column) => column is null ? "" : row[column].Trim();
            var side = role ?? (columns.Part is null ? null : PartNames.Of(row[columns.Part], row.Place(columns.Part)));
            yield return new SplitLine(row.Text(columns.Clip).Trim(), $"{columns.Path} line {row.Line}",
                columns.Fold is null ? fold : row.Text(columns.Fold).Trim(), side)
            {
                Notes = new ClipNotes
                {
                    Label = columns.Label is not null ? Field(columns.Label) : Greatest(row, columns.Shares),
                    Speaker = Field(columns.Speaker),
                    Session = Field(columns.Session),
                    Source = Field(columns.Source),
                    Text = Field(columns.Text),
                },
                Segment = columns.Start is null || row[columns.Start].Length == 0 ? "" : $"{Field(columns.Start)}_{Field(columns.End)}",
            };
        }
    }

    // EMO-SUPERB's labels are shares of the raters' votes.
    private static string Greatest(CsvRow row, IReadOnlyList<string> shares) => shares.Count == 0 ? "" : shares.MaxBy(row.Number)!;

    /// <summary>The columns of a table by their meaning.</summary>
    internal sealed record Columns(string Path, IReadOnlyList<string> Header, string Clip)
    {
        public static CsvFormat Format { get; } = new(null);

        public string? Fold { get; private init; }

        public string? Part { get; private init; }

        public string? Label { get; private init; }

        public string? Speaker { get; private init; }

        public string? Session { get; private init; }

        public string? Source { get; private init; }

        public string? Text { get; private init; }

        public string? Start { get; private init; }

        public string? End { get; private init; }

        /// <summary>One column per emotion with a share; empty if labels are in one column or unknown.</summary>
        public IReadOnlyList<string> Shares { get; private init; } = [];

        public bool IsSuperb => Header.Contains("FileName") && Header.Contains("Split_Set");

        public static Columns Of(string path)
        {
            var header = CsvFile.ReadHeader(path, Format);
            string? Find(params IReadOnlyList<string> names) =>
                names.Select(name => header.FirstOrDefault(column => column.Trim().Equals(name, StringComparison.OrdinalIgnoreCase)))
                    .FirstOrDefault(found => found is not null);
            var clip = Find(_clips) ?? throw new InputException(
                $"{path} line 1", $"no column for the clip among {string.Join(", ", header.Take(8))}",
                    "a column file, clip, filename, path, or id", "rename the column");
            var columns = new Columns(path, header, clip)
            {
                Fold = Find(_folds),
                Part = Find(_parts),
                Label = Find(_labels),
                Speaker = Find(_speakers),
                Session = Find(_sessions),
                Source = Find(_sources),
                Text = Find(_texts),
                Start = Find("start", "start_time"),
                End = Find("end", "end_time"),
            };
            return columns.IsSuperb && columns.Label is null ? columns with { Shares = columns.Others() } : columns;
        }

        private List<string> Others()
        {
            string?[] known = [Clip, Fold, Part, Speaker, Session, Source, Text];
            return [.. Header.Where(column => !known.Contains(column) && !_notEmotions.Contains(column.ToLowerInvariant()))];
        }
    }
}
