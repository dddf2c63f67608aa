using System.Globalization;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Corpora.Own;

/// <summary>The clips of a user's corpus, as a table lists them or as the names of files tell.</summary>
internal sealed class OwnClips
{
    /// <summary>The reason for omitting a clip whose emotion the description maps to nothing.</summary>
    public const string LeftOut = "emotion left out by the map";

    /// <summary>The reason for omitting a file.</summary>
    public const string OtherName = "file whose name does not fit the pattern";

    private const int MostExamples = 3;

    private readonly List<OwnClip> _clips = [];
    private readonly List<Omission> _omissions = [];
    private readonly List<string> _notices = [];

    private OwnClips(CorpusFile description, string folder, string? table, NamePattern? pattern) =>
        (Description, Folder, Table, Pattern) = (description, folder, table, pattern);

    /// <summary>What the user says about the corpus, options included.</summary>
    public CorpusFile Description { get; }

    /// <summary>The corpus's folder, a full path.</summary>
    public string Folder { get; }

    /// <summary>The table that lists its clips; null if the names of files tell everything.</summary>
    public string? Table { get; }

    /// <summary>What the names of files mean; null if a table lists them.</summary>
    public NamePattern? Pattern { get; }

    /// <summary>The clips, in the order of the table or of the files' names; each emotion belongs to a class.</summary>
    public IReadOnlyList<OwnClip> Clips => _clips;

    /// <summary>Sound files that exist, whether they are used or not, sorted ordinally.</summary>
    public IReadOnlyList<string> SoundFiles { get; private set; } = [];

    /// <summary>What was left out.</summary>
    public IReadOnlyList<Omission> Omissions => _omissions;

    /// <summary>What readers must know about what was left out.</summary>
    public IReadOnlyList<string> Notices => _notices;

    /// <summary>The classes in order.</summary>
    public IReadOnlyList<string> Classes { get; private set; } = [];

    /// <summary>Columns without a meaning here, by which results can be reported.</summary>
    public IReadOnlyList<string> OtherColumns => [.. _clips.SelectMany(clip => clip.Values.Keys).Distinct().Except(OwnColumns.Used)];

    /// <summary>Reads the clips that a table lists.</summary>
    /// <param name="at">The table, or the folder that contains <c>corpus.csv</c>.</param>
    /// <exception cref="InputException">There is none, or a line is malformed.</exception>
    public static OwnClips FromTable(CorpusLocation at)
    {
        var table = TableOf(at.Path);
        var folder = Path.GetDirectoryName(table)!;
        var clips = new OwnClips(DescriptionOf(at, folder), folder, table, null);
        clips.ReadTable(at.Csv);
        return clips;
    }

    /// <summary>Reads the clips of a folder.</summary>
    /// <param name="at">The folder.</param>
    /// <exception cref="InputException">There is no pattern, or no file fits it.</exception>
    public static OwnClips FromFolder(CorpusLocation at)
    {
        var folder = CorpusFolder.Open(at.Path, "a folder of sound files");
        var description = DescriptionOf(at, folder);
        var text = description.Pattern
            ?? throw new InputException(at.Path, "no pattern", "what the names of its files mean", "pass --pattern='{speaker}_{emotion}_{take}.wav'");
        var clips = new OwnClips(description, folder, null, NamePattern.Parse(text, at.Pattern is null ? "pattern" : "--pattern"));
        clips.ReadNames();
        return clips;
    }

    private static string TableOf(string path)
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

    private static CorpusFile DescriptionOf(CorpusLocation at, string folder)
    {
        var inFolder = Path.Combine(folder, CorpusFile.FileName);
        var file = at.Description ?? (File.Exists(inFolder) ? inFolder : null);
        var description = file is null ? new CorpusFile() : CorpusFile.Read(file);
        description = description with { Pattern = at.Pattern ?? description.Pattern };
        return at.Map is null
            ? description
            : description with
            {
                Values = new Dictionary<string, IReadOnlyDictionary<string, string?>>(description.Values)
                {
                    [OwnColumns.Emotion] = EmotionMap.Parse(at.Map, "--map"),
                },
            };
    }

    private void ReadTable(CsvFormat format)
    {
        var name = Path.GetFileName(Table!);
        var header = CsvFile.ReadHeader(Table!, format);
        if (Description.Columns.Keys.Concat(header).All(column => column != OwnColumns.Emotion))
        {
            throw new InputException(
                $"{Table} line 1", $"no column emotion among {string.Join(", ", header)}", "a column emotion",
                $"rename a column, or name it in {CorpusFile.FileName}: \"columns\": {{ \"emotion\": \"{{{header[^1]}}}\" }}");
        }

        var rows = CsvFile.Read(Table!, format)
            .Select(row => (row.Line, Values: OwnColumns.Apply(
                Description, header.Select((column, _) => (column, Value: row[column].Trim())).ToDictionary(each => each.column, each => each.Value), name)))
            .ToList();
        if (rows.Count == 0)
        {
            throw new InputException(Table!, "no rows", "one row per clip", "add them");
        }

        var hasSound = rows[0].Values.ContainsKey(OwnColumns.File);
        if (!hasSound && !rows[0].Values.ContainsKey(OwnColumns.Text))
        {
            throw new InputException($"{Table} line 1", "neither a column file nor a column text", "a column file with the clips' paths", "add or rename it");
        }

        AddRows(rows, name, hasSound);
        SoundFiles = [.. _clips.Select(clip => clip.File).OfType<string>().Where(File.Exists).Distinct().Order(StringComparer.Ordinal)];
        Finish();
    }

    private void AddRows(IReadOnlyList<(int Line, IReadOnlyDictionary<string, string> Values)> rows, string name, bool hasSound)
    {
        var stems = rows.CountBy(row => StemOf(row.Values, row.Line)).ToDictionary(StringComparer.Ordinal);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (line, values) in rows)
        {
            var place = $"{name} line {line}";
            var id = values.GetValueOrDefault(OwnColumns.Id) is { Length: > 0 } given ? given : IdOf(values, line, stems);
            if (!seen.TryAdd(id, line))
            {
                throw new InputException(
                    $"{Table} line {line}", $"the clip {id}, which line {seen[id]} has too", "each clip once", "remove one of the lines, or add a column id");
            }

            var (start, end) = (Time(values, OwnColumns.Start, line), Time(values, OwnColumns.End, line));
            if (end <= (start ?? 0))
            {
                throw new InputException($"{Table} line {line}", $"times {start ?? 0} to {end} s", "an end after the start", "fix the times, in seconds");
            }

            _clips.Add(new OwnClip(id, place, hasSound ? PathOf(values, line) : null, start ?? 0, end, values));
        }
    }

    private void ReadNames()
    {
        var files = Own.SoundFiles.In(Folder);
        SoundFiles = files;
        var fitting = files.Select(file => (File: file, Fields: Pattern!.Match(CorpusFolder.PlaceOf(Folder, file)))).ToList();
        if (fitting.All(each => each.Fields is null))
        {
            throw new InputException(
                Folder,
                files.Count == 0
                    ? "no sound files"
                    : $"{files.Count} sound files, none of which fits {Pattern!.Text}, such as "
                        + string.Join(", ", files.Take(MostExamples).Select(Path.GetFileName)),
                $"files named {Pattern!.Text}",
                "fix --pattern or --corpus-path");
        }

        var clips = new ClipFiles(fitting.Where(each => each.Fields is not null).Select(each => each.File));
        var fieldsOf = fitting.ToDictionary(each => each.File, each => each.Fields);
        foreach (var file in clips.All)
        {
            var place = CorpusFolder.PlaceOf(Folder, file);
            var values = OwnColumns.Apply(Description, fieldsOf[file]!, Description.Pattern!);
            if (!values.ContainsKey(OwnColumns.Emotion))
            {
                throw new InputException(
                    "--pattern", Pattern!.Text, "a field {emotion}", "name it, or make it of others in corpus.json: \"columns\": { \"emotion\": \"{code}\" }");
            }

            _clips.Add(new OwnClip(ClipFiles.IdOf(file), place, file, 0, null, values));
        }

        _omissions.AddRange(fitting.Where(each => each.Fields is null)
            .Select(each => new Omission(ClipFiles.IdOf(each.File), CorpusFolder.PlaceOf(Folder, each.File), OtherName)));
        _omissions.AddRange(clips.Copies.Select(file => new Omission(ClipFiles.IdOf(file), CorpusFolder.PlaceOf(Folder, file), ClipFiles.Copy)));
        _notices.AddRange(clips.Notices);
        if (_omissions.Count(omission => omission.Reason == OtherName) is > 0 and var others)
        {
            _notices.Add($"{others} of {files.Count} sound files are left out: their names do not fit {Pattern!.Text}.");
        }

        Finish();
    }

    // Emotions become classes; what the map leaves out is omitted, and what it does not know is an error that lists everything at once.
    private void Finish()
    {
        var map = Description.Values.GetValueOrDefault(OwnColumns.Emotion);
        var targets = map?.Values.OfType<string>().Distinct().ToList();
        _omissions.AddRange(_clips.Where(clip => IsLeftOut(clip, map)).Select(clip => new Omission(clip.Id, clip.Place, LeftOut)));
        _clips.RemoveAll(clip => IsLeftOut(clip, map));
        if (_clips.FirstOrDefault(clip => clip[OwnColumns.Emotion].Length == 0) is { } empty)
        {
            throw new InputException(empty.Place, "no emotion", "one per clip", "fill it in, or remove the clip");
        }

        var present = _clips.CountBy(clip => clip[OwnColumns.Emotion]).ToDictionary();
        CheckKnown(present, Description.Classes ?? targets);
        var order = Description.Classes ?? targets ?? [.. present.Keys.Order(StringComparer.Ordinal)];
        foreach (var absent in order.Where(name => !present.ContainsKey(name)))
        {
            _notices.Add($"The class {absent} has no clips and is left out.");
        }

        foreach (var single in present.Where(each => each.Value == 1))
        {
            _notices.Add($"The class {single.Key} has only one clip: it is never in training and test at once, so its recall is 0.");
        }

        Classes = [.. order.Where(present.ContainsKey)];
        if (Classes.Count < 2)
        {
            throw new InputException(
                Table ?? Folder,
                $"clips of {(Classes.Count == 1 ? $"the emotion {Classes[0]} only" : "no emotion")}",
                "at least two emotions",
                "check the map");
        }

        var spellings = present.Keys.Order(StringComparer.Ordinal).GroupBy(name => name, StringComparer.OrdinalIgnoreCase);
        if (spellings.FirstOrDefault(same => same.Count() > 1) is { } cases)
        {
            throw new InputException(
                Table ?? Folder,
                $"the emotions {string.Join(" and ", cases)}",
                "one spelling per emotion",
                $"map them: --map={string.Join(',', cases.Select(each => $"{each}={cases.Key.ToLowerInvariant()}"))}");
        }
    }

    private void CheckKnown(Dictionary<string, int> present, IReadOnlyList<string>? known)
    {
        if (known is null)
        {
            return;
        }

        var unknown = present.Where(each => !known.Contains(each.Key))
            .OrderByDescending(each => each.Value).ThenBy(each => each.Key, StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            var example = _clips.First(clip => clip[OwnColumns.Emotion] == unknown[0].Key);
            throw new InputException(
                Table ?? Folder,
                $"emotions without a class: {string.Join(", ", unknown.Select(each => $"{each.Key} ({each.Value})"))}, first at {example.Place}",
                $"one of {string.Join(", ", known)}",
                $"add them to the map: --map=...,{unknown[0].Key}=CLASS; {unknown[0].Key}= leaves it out");
        }
    }

    private static bool IsLeftOut(OwnClip clip, IReadOnlyDictionary<string, string?>? map) =>
        clip[OwnColumns.Emotion].Length == 0 && map is not null && map.Values.Contains(null);

    private string PathOf(IReadOnlyDictionary<string, string> values, int line)
    {
        var written = values[OwnColumns.File];
        if (written.Length == 0)
        {
            throw new InputException($"{Table} line {line}, column file", "an empty field", "the path of a sound file, relative to the table", "fill it in");
        }

        var path = Path.GetFullPath(Path.Combine(Folder, written.Replace('\\', '/')));
        return path.StartsWith(Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new InputException(
                $"{Table} line {line}, column file",
                written,
                $"a path inside {Folder}",
                "put the table into the folder that contains its files, and write paths relative to it");
    }

    private static string StemOf(IReadOnlyDictionary<string, string> values, int line) => values.TryGetValue(OwnColumns.File, out var file)
        ? Path.GetFileNameWithoutExtension(file.Replace('\\', '/'))
        : $"row-{line.ToString(CultureInfo.InvariantCulture)}";

    // A clip inside a longer file is called as clips of videos are: NAME_START_END.
    private string IdOf(IReadOnlyDictionary<string, string> values, int line, IReadOnlyDictionary<string, int> stems)
    {
        var stem = StemOf(values, line);
        if (Time(values, OwnColumns.Start, line) is { } start)
        {
            var end = Time(values, OwnColumns.End, line);
            return string.Create(CultureInfo.InvariantCulture, $"{stem}_{start:0.0###}_{end ?? 0:0.0###}");
        }

        return stems[stem] == 1 || !values.TryGetValue(OwnColumns.File, out var file)
            ? stem
            : Path.ChangeExtension(file.Replace('\\', '/'), null).Replace('/', '_');
    }

    private double? Time(IReadOnlyDictionary<string, string> values, string column, int line)
    {
        if (!values.TryGetValue(column, out var text) || text.Length == 0)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 1e6
            ? seconds
            : throw new InputException($"{Table} line {line}, column {column}", $"\"{text}\"", "a time in seconds, such as 12.5", "fix the field");
    }
}
