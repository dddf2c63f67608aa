using System.Text;
using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Tables;
using HandlebarsDotNet;

namespace EmotionRecognition.Reporting;

/// <summary>
/// The report as one HTML page that opens without a server or a network: style, figures and text are in the file. Sections determine its contents;
/// the templates in <c>Assets/</c>, in the Handlebars language, only lay out blocks, and escape all text.
/// </summary>
public static class HtmlReport
{
    private static readonly Lazy<HandlebarsTemplate<object, object>> _template = new(Compile);

    /// <summary>
    /// Writes <c>index.html</c>, every figure as <c>figures/NAME.svg</c>, <c>.png</c>, and <c>.pdf</c>, and the data of every table as <c>tables/NAME.csv</c>.
    /// All tables together are <c>tables/tables.md</c> and <c>tables/tables.tex</c>. Everything is rendered before the first file is written.
    /// </summary>
    /// <param name="content">What to show.</param>
    /// <param name="sections">The sections, in any order: their <see cref="IReportSection.Place"/> orders them.</param>
    /// <param name="folder">Where to write; created if missing. Existing files of these names are replaced.</param>
    /// <exception cref="ArgumentException">
    /// The content does not fit together: an experiment names a corpus or protocol that is missing, or two have the same id.
    /// </exception>
    /// <exception cref="InputException">
    /// A section is invalid: it throws, has null in place of a block, title, or text, a number that is not finite, a row with the wrong number of
    /// cells, or the name of another section, figure or table. The error names the section; nothing is written.
    /// </exception>
    public static void Write(ReportContent content, IReadOnlyList<IReportSection> sections, string folder)
    {
        var page = ReportPage.Build(content, sections);
        var text = Render(page);
        var images = page.Figures.Select(figure => (figure.Name, figure.Svg, Png: figure.Png(), Pdf: figure.Pdf())).ToList();
        var (figures, tables) = (Path.Combine(folder, "figures"), Path.Combine(folder, "tables"));
        Directory.CreateDirectory(figures);
        Directory.CreateDirectory(tables);
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        foreach (var (name, svg, png, pdf) in images)
        {
            File.WriteAllText(Path.Combine(figures, name + ".svg"), svg, encoding);
            File.WriteAllBytes(Path.Combine(figures, name + ".png"), png);
            File.WriteAllBytes(Path.Combine(figures, name + ".pdf"), pdf);
        }

        foreach (var table in page.Tables)
        {
            CsvFile.Write(Path.Combine(tables, table.Name + ".csv"), table.Columns, table.Rows.Select(row => row.Fields.Select(field => field.Text).ToList()));
        }

        File.WriteAllText(Path.Combine(tables, "tables.md"), TableFiles.Markdown(page), encoding);
        File.WriteAllText(Path.Combine(tables, "tables.tex"), TableFiles.Latex(page), encoding);
        File.WriteAllText(Path.Combine(folder, "index.html"), text, encoding);
    }

    /// <summary>The page's text.</summary>
    internal static string Render(ReportPage page) => _template.Value(page).ReplaceLineEndings("\n");

    private static HandlebarsTemplate<object, object> Compile()
    {
        var language = Handlebars.Create(new HandlebarsConfiguration { ThrowOnUnresolvedBindingExpression = true, TextEncoder = new PageText() });
        language.RegisterHelper("is", (output, options, context, arguments) =>
        {
            if (context.Value is Block block && block.Kind == arguments[0] as string)
            {
                options.Template(output, context);
            }
        });
        language.RegisterTemplate("part", Asset.Text("part.hbs"));
        language.RegisterTemplate("block", Asset.Text("block.hbs"));
        return language.Compile(Asset.Text("page.hbs"));
    }
}

/// <summary>A file of <c>Assets/</c>, embedded in the assembly.</summary>
internal static class Asset
{
    /// <summary>The bytes of an asset.</summary>
    /// <param name="name">Its file name.</param>
    public static byte[] Bytes(string name)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream($"Reporting.{name}")
            ?? throw new InvalidOperationException($"no asset {name} in the assembly; is it in Assets/?");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The text of an asset.</summary>
    /// <param name="name">Its file name.</param>
    public static string Text(string name) => Encoding.UTF8.GetString(Bytes(name));
}
