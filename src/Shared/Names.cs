namespace Shared;

/// <summary>Names in a sentence: "a", "a and b", "a, b, and c".</summary>
internal static class Names
{
    /// <summary>Joins names.</summary>
    public static string Join(IEnumerable<string> names)
    {
        IReadOnlyList<string> all = [.. names];
        return all.Count < 3 ? string.Join(" and ", all) : $"{string.Join(", ", all.SkipLast(1))}, and {all[^1]}";
    }
}
