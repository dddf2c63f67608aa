namespace StageGraph;

/// <summary>Describes to people what differs between a manifest and the present.</summary>
internal static class Differences
{
    private const int MostCharacters = 60;

    /// <summary>One line per difference.</summary>
    /// <param name="kind">What is compared: <c>setting</c>, <c>input</c>, or <c>output</c>.</param>
    /// <param name="before">As it was.</param>
    /// <param name="now">As it is.</param>
    public static IEnumerable<string> Of(string kind, IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> now)
    {
        if (before.Count == now.Count && now.All(pair => before.TryGetValue(pair.Key, out var old) && old == pair.Value))
        {
            yield break;
        }

        foreach (var name in before.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            var (old, current) = (before.GetValueOrDefault(name), now.GetValueOrDefault(name));
            if (old != current)
            {
                yield return (kind, old, current) switch
                {
                    ("setting", not null, null) => $"setting {name} was removed",
                    ("setting", not null, not null) when IsHash(old) || IsHash(current) => $"{name} changed",
                    ("setting", not null, not null) => $"setting {name}: {Shorten(old, current)} -> {Shorten(current, old)}",
                    (_, null, _) => $"{kind} {name} is new",
                    (_, _, null) => $"{kind} {name} is missing",
                    _ => $"{kind} {name} changed",
                };
            }
        }
    }

    // Showing a hash would tell the reader nothing beyond the fact that something changed.
    private static bool IsHash(string value) => value.Length >= 12 && value.All(char.IsAsciiHexDigitLower);

    // An excerpt of a long value, starting shortly before the first difference.
    private static string Shorten(string value, string other)
    {
        if (value.Length <= MostCharacters)
        {
            return value;
        }

        var start = Math.Max(0, value.AsSpan().CommonPrefixLength(other) - (MostCharacters / 4));
        var shown = value.AsSpan(start, Math.Min(MostCharacters, value.Length - start));
        return $"{(start > 0 ? "..." : "")}{shown}{(start + shown.Length < value.Length ? "..." : "")}";
    }
}
