using System.Globalization;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Corpora.Own;

/// <summary>Reads the table that lists the clips of a corpus: columns by name, in any order.</summary>
internal sealed class OwnTable
{
    private readonly string _path;
    private readonly string _folder;
    private readonly CorpusFile _description;

    private OwnTable(CorpusLocation at)
    {
        _path = PathOf(at.Path);
        _folder = Path.GetDirectoryName(_path)!;
        _description = OwnClips.DescriptionOf(at, _folder);
    }

    /// <summary>Reads the clips.</summary>
    /// <param name="at">The table, or the folder that contains <c>corpus.csv</c>.</param>
    /// <exception cref="InputException">There is none, or a line is malformed.</exception>
    public static OwnClips Read(CorpusLocation at)
    {
        var table = new OwnTable(at);
        var clips = table.ToClips(table.ReadRows(at.Csv));
        return OwnClasses.Assign(new OwnClips
        {
            Description = table._description,
            Folder = table._folder,
            Table = table._path,
            Clips = clips,
            SoundFiles = [.. clips.Select(clip => clip.File).OfType<string>().Where(File.Exists).Distinct().Order(StringComparer.Ordinal)],
        });
    }

    private static string PathOf(string path)
    {
        if (File.Exists(path))
        {
            return Path.GetFullPath(path);
        }

        string[] names = ["corpus.csv", "corpus.tsv"];
        var folder = CorpusFolder.Open(path, "a table with the columns file and emotion, or its folder");
        return names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new InputException(path, "no corpus.csv", "a table with the columns file and emotion", "write it, or pass --corpus-path=TABLE.csv");
    }

    private IReadOnlyList<Row> ReadRows(CsvFormat format)
    {
        var header = CsvFile.ReadHeader(_path, format);
        if (_description.Columns.Keys.Concat(header).All(column => column != OwnColumns.Emotion))
        {
            throw new InputException(
                $"{_path} line 1", $"no column emotion among {string.Join(", ", header)}", "a column emotion",
                $"rename a column, or name it in {CorpusFile.FileName}: \"columns\": {{ \"emotion\": \"{{{header[^1]}}}\" }}");
        }

        var name = Path.GetFileName(_path);
        var rows = CsvFile.Read(_path, format)
            .Select(row => new Row(row.Line, OwnColumns.Apply(_description, header.ToDictionary(column => column, column => row[column].Trim()), name)))
            .ToList();
        if (rows.Count == 0)
        {
            throw new InputException(_path, "no rows", "one row per clip", "add them");
        }

        return rows[0].Has(OwnColumns.File) || rows[0].Has(OwnColumns.Text)
            ? rows
            : throw new InputException(
                $"{_path} line 1", "neither a column file nor a column text", "a column file with the clips' paths", "add or rename it");
    }

    private IReadOnlyList<OwnClip> ToClips(IReadOnlyList<Row> rows)
    {
        var hasSound = rows[0].Has(OwnColumns.File);
        var stems = rows.CountBy(row => row.Stem).ToDictionary(StringComparer.Ordinal);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var clips = new List<OwnClip>();
        foreach (var row in rows)
        {
            var (start, end) = (TimeOf(row, OwnColumns.Start), TimeOf(row, OwnColumns.End));
            if (end <= (start ?? 0))
            {
                throw new InputException($"{_path} line {row.Line}", $"times {start ?? 0} to {end} s", "an end after the start", "fix the times, in seconds");
            }

            var id = row[OwnColumns.Id] is { Length: > 0 } given ? given : IdOf(row, start, end, stems);
            if (!seen.TryAdd(id, row.Line))
            {
                throw new InputException(
                    $"{_path} line {row.Line}",
                    $"the clip {id}, which line {seen[id]} has too",
                    "each clip once",
                    "remove one of the lines, or add a column id");
            }

            clips.Add(new OwnClip(id, $"{Path.GetFileName(_path)} line {row.Line}", hasSound ? FileOf(row) : null, start ?? 0, end, row.Values));
        }

        return clips;
    }

    private string FileOf(Row row)
    {
        var written = row[OwnColumns.File];
        if (written.Length == 0)
        {
            throw new InputException($"{_path} line {row.Line}, column file", "an empty field", "a path relative to the table", "fill it in");
        }

        var path = Path.GetFullPath(Path.Combine(_folder, written.Replace('\\', '/')));
        return path.StartsWith(_folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new InputException(
                $"{_path} line {row.Line}, column file",
                written,
                $"a path inside {_folder}",
                "put the table into the folder that contains its files, and write paths relative to it");
    }

    // A clip inside a longer file is called as clips of videos are: NAME_START_END.
    private static string IdOf(Row row, double? start, double? end, IReadOnlyDictionary<string, int> stems) =>
        start is not null ? string.Create(CultureInfo.InvariantCulture, $"{row.Stem}_{start:0.0###}_{end ?? 0:0.0###}")
            : stems[row.Stem] == 1 ? row.Stem
            : Path.ChangeExtension(row[OwnColumns.File].Replace('\\', '/'), null).Replace('/', '_');

    private double? TimeOf(Row row, string column) => row[column].Length == 0
        ? null
        : double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 1e6
            ? seconds
            : throw new InputException(
                $"{_path} line {row.Line}, column {column}", $"\"{row[column]}\"", "a time in seconds, such as 12.5", "fix the field");

    private sealed record Row(int Line, IReadOnlyDictionary<string, string> Values)
    {
        public string this[string column] => Values.GetValueOrDefault(column, "");

        public string Stem => Has(OwnColumns.File)
            ? Path.GetFileNameWithoutExtension(this[OwnColumns.File].Replace('\\', '/'))
            : $"row-{Line.ToString(CultureInfo.InvariantCulture)}";

        public bool Has(string column) => Values.ContainsKey(column);
    }
}
