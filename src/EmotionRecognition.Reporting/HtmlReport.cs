using System.Text;
using EmotionRecognition.Reporting.Page;
using HandlebarsDotNet;

namespace EmotionRecognition.Reporting;

/// <summary>
/// The report as one HTML page that opens without a server or a network: style, figures and text are in the file. The template is
/// <c>Reporting/Assets/report.hbs</c>, in the Handlebars language, which escapes what it is given unless told otherwise.
/// </summary>
public static class HtmlReport
{
    private static readonly string[] _parts = ["table", "figure", "block"];

    private static readonly Lazy<HandlebarsTemplate<object, object>> _template = new(Compile);

    /// <summary>Writes the page.</summary>
    /// <param name="content">What to show.</param>
    /// <param name="path">The file to write, such as <c>report/index.html</c>; an existing one is replaced.</param>
    /// <exception cref="ArgumentException">
    /// The content does not fit together: an experiment names a corpus or protocol that is not there, names give one file name twice, or a stage
    /// needs a later one.
    /// </exception>
    public static void Write(ReportContent content, string path) =>
        File.WriteAllText(path, Render(content), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    /// <summary>The page's text.</summary>
    internal static string Render(ReportContent content) =>
        _template.Value(PageBuilder.Build(content, ReportFigures.Draw(content))).ReplaceLineEndings("\n");

    private static HandlebarsTemplate<object, object> Compile()
    {
        var language = Handlebars.Create(new HandlebarsConfiguration { ThrowOnUnresolvedBindingExpression = true });
        foreach (var part in _parts)
        {
            language.RegisterTemplate(part, Asset.Text(part + ".hbs"));
        }

        return language.Compile(Asset.Text("report.hbs"));
    }
}
