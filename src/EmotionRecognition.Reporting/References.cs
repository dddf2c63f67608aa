namespace EmotionRecognition.Reporting;

/// <summary>What a report cites: entries of <c>Assets/references.bib</c>, numbered in the order in which they are cited.</summary>
internal sealed class References
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> _entries = new(() => Asset.Text("references.bib").ReplaceLineEndings("\n")
        .Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Trim()).ToDictionary(KeyOf, StringComparer.Ordinal));

    private readonly List<string> _keys = [];

    /// <summary>The BibTeX entries of what was cited, in that order.</summary>
    public string BibTex => string.Join("\n\n", _keys.Select(key => _entries.Value[key]));

    /// <summary>Cites works in a text: <c>[1, 4]</c>.</summary>
    /// <param name="keys">Their keys, at least one.</param>
    /// <exception cref="KeyNotFoundException">There is no such entry.</exception>
    public string Cite(params IEnumerable<string> keys)
    {
        var numbers = new List<int>();
        foreach (var key in keys)
        {
            _ = _entries.Value[key];
            if (!_keys.Contains(key))
            {
                _keys.Add(key);
            }

            numbers.Add(_keys.IndexOf(key) + 1);
        }

        return $"[{string.Join(", ", numbers)}]";
    }

    /// <summary>What was cited, for readers: number, key, and title.</summary>
    public IEnumerable<(int Number, string Key, string Title)> Cited() =>
        _keys.Index().Select(key => (key.Index + 1, key.Item, TitleOf(_entries.Value[key.Item])));

    private static string KeyOf(string entry) => entry[(entry.IndexOf('{') + 1)..entry.IndexOf(',')];

    private static string TitleOf(string entry)
    {
        const string Start = "title = {";
        var line = entry.Split('\n').Select(each => each.Trim()).First(each => each.StartsWith(Start, StringComparison.Ordinal));
        return line[Start.Length..].TrimEnd(',', '}').Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
    }
}
