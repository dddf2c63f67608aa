namespace EmotionRecognition.Cli.Output.Drawing;

/// <summary>Something to draw on, in points from its upper left corner; what is drawn later covers what was there. Colors are <c>#RRGGBB</c>.</summary>
internal interface ICanvas
{
    /// <summary>Fills a rectangle.</summary>
    void Box(double left, double top, double width, double height, string color);

    /// <summary>Fills what is between two curves.</summary>
    /// <param name="points">Points of both, from left to right.</param>
    /// <param name="color">The color.</param>
    void Area(IReadOnlyList<AreaPoint> points, string color);

    /// <summary>Writes text in a size of 14 points.</summary>
    /// <param name="x">Where it starts, has its middle, or ends.</param>
    /// <param name="baseline">Where its letters stand.</param>
    /// <param name="anchor">Which of these.</param>
    /// <param name="text">The text, in one line.</param>
    /// <param name="color">The color.</param>
    void Text(double x, double baseline, TextAnchor anchor, string text, string color);
}

/// <summary>A place of an area.</summary>
/// <param name="X">Where it is.</param>
/// <param name="Top">The upper curve there.</param>
/// <param name="Bottom">The lower curve there.</param>
internal readonly record struct AreaPoint(double X, double Top, double Bottom);

/// <summary>Which part of a text is at the given place.</summary>
internal enum TextAnchor
{
    /// <summary>Its start.</summary>
    Start,

    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Its end.</summary>
    End,
}
