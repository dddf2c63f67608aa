using System.Text;

namespace EmotionRecognition.Reporting.Figures;

/// <summary>A drawn figure.</summary>
/// <param name="Name">Its file name without extension, and its id in the page.</param>
/// <param name="Description">What can be seen in it, for readers who cannot.</param>
/// <param name="Svg">The drawing as an SVG document that names no size of its own.</param>
/// <param name="Png">The drawing in pixels.</param>
public sealed record Figure(string Name, string Description, string Svg, byte[] Png)
{
    /// <summary>Writes the drawing's two files.</summary>
    /// <param name="folder">An existing folder.</param>
    public void Write(string folder)
    {
        File.WriteAllText(Path.Combine(folder, Name + ".svg"), Svg, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.WriteAllBytes(Path.Combine(folder, Name + ".png"), Png);
    }
}
