using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using EmotionRecognition.Reporting.Page;
using Fluid;

namespace EmotionRecognition.Reporting;

/// <summary>
/// The report as one HTML page that opens without a server or a network: style, figures and text are in the file. The template is
/// <c>Reporting/Assets/report.liquid</c>.
/// </summary>
public static class HtmlReport
{
    private static readonly HtmlEncoder _encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly Lazy<IFluidTemplate> _template = new(Parse);

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
    internal static string Render(ReportContent content)
    {
        var options = new TemplateOptions
        {
            MemberAccessStrategy = UnsafeMemberAccessStrategy.Instance,
            StrictVariables = true,
            StrictFilters = true,
        };
        var context = new TemplateContext(options);
        context.SetValue("page", PageBuilder.Build(content, ReportFigures.Draw(content)));
        return _template.Value.Render(context, _encoder).ReplaceLineEndings("\n");
    }

    private static IFluidTemplate Parse() =>
        new FluidParser(new FluidParserOptions { AllowFunctions = true }).TryParse(Asset.Text("report.liquid"), out var template, out var error)
            ? template
            : throw new InvalidOperationException($"report.liquid: {error}");
}
