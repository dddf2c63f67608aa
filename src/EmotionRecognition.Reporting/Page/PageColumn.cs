namespace EmotionRecognition.Reporting.Page;

/// <summary>A column of a table on the page.</summary>
/// <param name="Name">Its header.</param>
/// <param name="Style">The class of its cells: <c>text</c>, <c>one-line</c>, <c>number</c> or <c>code</c>.</param>
internal sealed record PageColumn(string Name, string Style)
{
    public static PageColumn Text(string name) => new(name, "text");

    public static PageColumn Number(string name) => new(name, "number");

    /// <summary>A column of names that stay on one line.</summary>
    public static PageColumn OneLine(string name) => new(name, "one-line");

    public static PageColumn Code(string name) => new(name, "code");
}
