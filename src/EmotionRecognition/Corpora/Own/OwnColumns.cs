namespace EmotionRecognition.Corpora.Own;

/// <summary>The columns of a user's corpus that have a meaning here. All others are kept, and results can be reported by them.</summary>
internal static class OwnColumns
{
    public const string Id = "id";
    public const string File = "file";
    public const string Emotion = "emotion";
    public const string Speaker = "speaker";
    public const string Text = "text";
    public const string Session = "session";
    public const string Dialog = "dialog";
    public const string Split = "split";
    public const string Fold = "fold";
    public const string Start = "start";
    public const string End = "end";

    /// <summary>Columns that tables of their own hold.</summary>
    public static IReadOnlyList<string> Used { get; } = [Id, File, Emotion, Speaker, Text, Session, Dialog, Split, Fold, Start, End];

    /// <summary>Applies a description's templates and values to the columns that were read.</summary>
    /// <param name="description">The description.</param>
    /// <param name="read">What was read of one clip.</param>
    /// <param name="place">Where, for errors.</param>
    /// <returns>All columns; an emotion that is to be left out is empty.</returns>
    /// <exception cref="InputException">A template names a column that is not there.</exception>
    public static IReadOnlyDictionary<string, string> Apply(CorpusFile description, IReadOnlyDictionary<string, string> read, string place)
    {
        var columns = new Dictionary<string, string>(read, StringComparer.Ordinal);
        foreach (var (name, template) in description.Columns)
        {
            columns[name] = NamePattern.FieldForm().Replace(template, field => read.TryGetValue(field.Groups["name"].Value, out var value)
                ? value
                : throw new InputException(
                    $"{place}, columns, {name}", $"\"{template}\"", $"columns among {string.Join(", ", read.Keys)}", "fix the name in braces"));
        }

        foreach (var (name, values) in description.Values)
        {
            if (columns.TryGetValue(name, out var value) && values.TryGetValue(value, out var meant))
            {
                columns[name] = meant ?? "";
            }
        }

        return columns;
    }
}
