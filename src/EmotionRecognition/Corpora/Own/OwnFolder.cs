namespace EmotionRecognition.Corpora.Own;

/// <summary>Reads the clips of a folder from the names of its files.</summary>
internal static class OwnFolder
{
    /// <summary>The reason for omitting a file.</summary>
    public const string OtherName = "file whose name does not fit the pattern";

    private const int MostExamples = 3;

    /// <summary>Reads the clips.</summary>
    /// <param name="at">The folder.</param>
    /// <exception cref="InputException">There is no pattern, no file fits it, or two files that differ have one name.</exception>
    public static OwnClips Read(CorpusLocation at)
    {
        var folder = CorpusFolder.Open(at.Path, "a folder of sound files");
        var description = OwnClips.DescriptionOf(at, folder);
        var pattern = NamePattern.Parse(
            description.Pattern
                ?? throw new InputException(at.Path, "no pattern", "what the names of its files mean", "pass --pattern='{speaker}_{emotion}_{take}.wav'"),
            at.Pattern is null ? "pattern" : "--pattern");
        var all = SoundFiles.In(folder);
        var fieldsOf = all.Select(file => (File: file, Fields: pattern.Match(CorpusFolder.PlaceOf(folder, file))))
            .Where(each => each.Fields is not null).ToDictionary(each => each.File, each => each.Fields!);
        if (fieldsOf.Count == 0)
        {
            var examples = string.Join(", ", all.Take(MostExamples).Select(Path.GetFileName));
            throw new InputException(
                folder,
                all.Count == 0 ? "no sound files" : $"{all.Count} sound files, none of which fits {pattern.Text}, such as {examples}",
                $"files named {pattern.Text}",
                "fix --pattern or --corpus-path");
        }

        var files = new ClipFiles(all.Where(fieldsOf.ContainsKey));
        var others = all.Where(file => !fieldsOf.ContainsKey(file)).ToList();
        return OwnClasses.Assign(new OwnClips
        {
            Description = description,
            Folder = folder,
            Clips =
            [
                .. files.All.Select(file => ToClip(file, CorpusFolder.PlaceOf(folder, file), OwnColumns.Apply(description, fieldsOf[file], pattern.Text))),
            ],
            SoundFiles = all,
            Omissions =
            [
                .. others.Select(file => new Omission(ClipFiles.IdOf(file), CorpusFolder.PlaceOf(folder, file), OtherName)),
                .. files.Copies.Select(file => new Omission(ClipFiles.IdOf(file), CorpusFolder.PlaceOf(folder, file), ClipFiles.Copy)),
            ],
            Notices =
            [
                .. files.Notices,
                .. others.Take(1).Select(_ => $"{others.Count} of {all.Count} sound files are left out: their names do not fit {pattern.Text}."),
            ],
        });
    }

    private static OwnClip ToClip(string file, string place, IReadOnlyDictionary<string, string> values) => values.ContainsKey(OwnColumns.Emotion)
        ? new OwnClip(ClipFiles.IdOf(file), place, file, 0, null, values)
        : throw new InputException(
            "--pattern",
            "no field {emotion}",
            "a field {emotion}",
            "name it, or make it of other fields in corpus.json: \"columns\": { \"emotion\": \"{code}\" }");
}
