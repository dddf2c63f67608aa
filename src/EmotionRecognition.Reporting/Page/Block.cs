using System.Globalization;
using System.Xml.Linq;

namespace EmotionRecognition.Reporting.Page;

/// <summary>
/// A block of a section: <see cref="Heading"/>, <see cref="Paragraph"/>, <see cref="Lead"/>, <see cref="Notice"/>, <see cref="CodeBlock"/>,
/// <see cref="Cards"/>, <see cref="Drawing"/>, <see cref="SideBySide"/>, <see cref="Collapsible"/>, <see cref="Table"/>, <see cref="Listening"/>,
/// and <see cref="Figures.Figure"/>.
/// Text is plain text: the page escapes it.
/// </summary>
public abstract record Block
{
    private protected Block()
    {
    }

    /// <summary>The part of <c>Assets/block.hbs</c> that renders it.</summary>
    public abstract string Kind { get; }

    /// <summary>The blocks inside, of all levels, and the block itself.</summary>
    internal IEnumerable<Block> Flatten() => Children.SelectMany(child => child.Flatten()).Prepend(this);

    /// <summary>The block as it appears below a heading of a lower level.</summary>
    internal virtual Block Below(int level) => this;

    private protected virtual IReadOnlyList<Block> Children => [];

    /// <summary>A text that a reader sees.</summary>
    /// <exception cref="ArgumentException">It is missing or blank.</exception>
    internal static string Shown(string? text, string what) =>
        string.IsNullOrWhiteSpace(text) ? throw new ArgumentException($"{what} without text") : text;

    private protected static IReadOnlyList<Block> Complete(IReadOnlyList<Block>? blocks) => blocks is null || blocks.Contains(null!)
        ? throw new ArgumentException("null in place of a block")
        : blocks;
}

/// <summary>A heading inside a section.</summary>
/// <param name="Text">Its text.</param>
public sealed record Heading(string Text) : Block
{
    /// <summary>Its text.</summary>
    public string Text { get; } = Shown(Text, "a heading");

    /// <summary>HTML's level, one below that of the section.</summary>
    public int Level { get; private init; } = 3;

    /// <inheritdoc/>
    public override string Kind => "heading";

    internal override Block Below(int level) => this with { Level = level + 1 };
}

/// <summary>A paragraph.</summary>
/// <param name="Text">Its text.</param>
public sealed record Paragraph(string Text) : Block
{
    /// <summary>Its text.</summary>
    public string Text { get; } = Shown(Text, "a paragraph");

    /// <inheritdoc/>
    public override string Kind => "paragraph";
}

/// <summary>The sentences that sum up the page, larger than other text.</summary>
/// <param name="Sentences">The sentences; each starts a line.</param>
public sealed record Lead(params IReadOnlyList<string> Sentences) : Block
{
    /// <summary>The sentences.</summary>
    public IReadOnlyList<string> Sentences { get; } = [.. Sentences.Select(sentence => Shown(sentence, "a sentence of the summary"))];

    /// <inheritdoc/>
    public override string Kind => "lead";
}

/// <summary>A highlighted warning.</summary>
/// <param name="Text">Its text.</param>
public sealed record Notice(string Text) : Block
{
    /// <summary>Its text.</summary>
    public string Text { get; } = Shown(Text, "a notice");

    /// <inheritdoc/>
    public override string Kind => "notice";
}

/// <summary>Text in a fixed-width font, with its line breaks.</summary>
/// <param name="Text">The text.</param>
public sealed record CodeBlock(string Text) : Block
{
    /// <inheritdoc/>
    public override string Kind => "code";
}

/// <summary>A drawing that is not a plot, such as a graph; on the page only.</summary>
/// <param name="Svg">An SVG element with a view box. It is inserted unchanged, so text from data must be escaped in it. It must not contain scripts.</param>
/// <param name="Caption">What it shows.</param>
public sealed record Drawing(string Svg, string Caption) : Block
{
    /// <summary>The SVG element.</summary>
    public string Svg { get; } = Checked(Svg);

    /// <summary>The width of its view box: on a narrower screen it is scrolled rather than drawn much smaller.</summary>
    public string Width { get; } = WidthOf(Svg);

    /// <summary>What it shows.</summary>
    public string Caption { get; } = Shown(Caption, "a drawing's caption");

    /// <inheritdoc/>
    public override string Kind => "drawing";

    private static string WidthOf(string svg) =>
        ((string?)XDocument.Parse(svg).Root!.Attribute("viewBox"))?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, _, var width, _]
            && double.TryParse(width, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                ? width
                : throw new ArgumentException("a drawing without a view box of four numbers");

    private static string Checked(string svg)
    {
        var root = XDocument.Parse(svg).Root!;
        return root.Name.LocalName != "svg" || root.Descendants().Any(element => element.Name.LocalName is "script" or "foreignObject")
            ? throw new ArgumentException("a drawing that is not one SVG element without scripts")
            : svg;
    }
}

/// <summary>A big number with a few lines about it.</summary>
/// <param name="Title">What the number belongs to.</param>
/// <param name="Number">The number.</param>
/// <param name="Unit">Its unit or measure, in small print after it.</param>
/// <param name="Lines">Lines below; the first one is the most important.</param>
public sealed record Card(string Title, string Number, string Unit, params IReadOnlyList<string> Lines);

/// <summary>Cards side by side.</summary>
/// <param name="Items">The cards.</param>
public sealed record Cards(IReadOnlyList<Card> Items) : Block
{
    /// <summary>The cards.</summary>
    public IReadOnlyList<Card> Items { get; } = [.. Items.Select(Checked)];

    /// <inheritdoc/>
    public override string Kind => "cards";

    private static Card Checked(Card card) => Numbers.IsNotFinite(Shown(card.Number, $"the number of card \"{Shown(card.Title, "the title of a card")}\""))
        ? throw new ArgumentException($"card \"{card.Title}\": {card.Number} is not a finite number")
        : card;
}

/// <summary>Blocks side by side if the page is wide enough.</summary>
/// <param name="Blocks">The blocks.</param>
public sealed record SideBySide(params IReadOnlyList<Block> Blocks) : Block
{
    /// <summary>The blocks.</summary>
    public IReadOnlyList<Block> Blocks { get; private init; } = Complete(Blocks);

    /// <inheritdoc/>
    public override string Kind => "side-by-side";

    private protected override IReadOnlyList<Block> Children => Blocks;

    internal override Block Below(int level) => this with { Blocks = [.. Blocks.Select(block => block.Below(level))] };
}

/// <summary>Blocks that a reader opens and closes.</summary>
/// <param name="Summary">What they are about; always shown.</param>
/// <param name="Blocks">The blocks.</param>
public sealed record Collapsible(string Summary, params IReadOnlyList<Block> Blocks) : Block
{
    /// <summary>What they are about.</summary>
    public string Summary { get; } = Shown(Summary, "a collapsible group");

    /// <summary>The blocks.</summary>
    public IReadOnlyList<Block> Blocks { get; private init; } = Complete(Blocks);

    /// <summary>Whether they are shown at first.</summary>
    public bool IsOpen { get; init; }

    /// <summary>
    /// Text that replaces them in print, such as <c>See tables/stages.csv.</c>; empty if they are printed.
    /// </summary>
    public string InPrint { get; init; } = "";

    /// <inheritdoc/>
    public override string Kind => "collapsible";

    private protected override IReadOnlyList<Block> Children => Blocks;

    internal override Block Below(int level) => this with { Blocks = [.. Blocks.Select(block => block.Below(level))] };
}
