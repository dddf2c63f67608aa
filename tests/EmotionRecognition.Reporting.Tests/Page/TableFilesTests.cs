using EmotionRecognition.Reporting.Page;

namespace EmotionRecognition.Reporting.Tests.Page;

public sealed class TableFilesTests
{
    /// <summary>A section with one table.</summary>
    private sealed class OneTable(int rows) : IReportSection
    {
        public string Name => "own";

        public string Title => "Own & odd";

        public SectionPlace Place => SectionPlace.OnPage(1000);

        public Section Build(ReportContent content) => new(new Table(
            "A_table (100 %)",
            [Column.Text("name | kind"), Column.Number("value")],
            Enumerable.Range(0, rows).Select(_ => new Row("a<b>_c\\{d}~", new Cell("\u22121.5", "\u22123.0\u00a0to 0.1")))));
    }

    [Fact]
    public void Latex_Table_IsEscapedAndHasCaptionAndLabel() => Assert.Equal(
        """
        % \usepackage{booktabs}

        \begin{table}
        \centering
        \caption{Own \& odd: A\_table (100 \%)}
        \label{tab:own-1}
        \begin{tabular}{lr}
        \toprule
        name | kind & value \\
        \midrule
        a\textless{}b\textgreater{}\_c\textbackslash{}\{d\}\textasciitilde{} & $-$1.5 ($-$3.0~to 0.1) \\
        \bottomrule
        \end{tabular}
        \end{table}

        """.ReplaceLineEndings("\n"),
        TableFiles.Latex(Page(1)));

    [Fact]
    public void Markdown_Table_IsEscaped() => Assert.Equal(
        """
        # Speech emotion recognition: results

        ## Own & odd: A_table (100 %)

        | name \| kind | value |
        |---|--:|
        | a&lt;b>_c\\{d}~ | −1.5 (−3.0 to 0.1) |

        """.ReplaceLineEndings("\n"),
        TableFiles.Markdown(Page(1)));

    [Theory]
    [InlineData(0)]
    [InlineData(61)]
    public void Latex_EmptyOrLongTable_IsLeftToCsv(int rows) => Assert.DoesNotContain("tabular", TableFiles.Latex(Page(rows)), StringComparison.Ordinal);

    [Fact]
    public void Latex_Report_HasResultsAndNothingOfTheRun()
    {
        var text = TableFiles.Latex(ReportPage.Build(SampleReport.Small(), SampleReport.Sections));

        Assert.Contains("tab:experiment-synthetic-results-", text, StringComparison.Ordinal);
        Assert.DoesNotContain("tab:stages", text, StringComparison.Ordinal);
        Assert.DoesNotContain("tab:provenance", text, StringComparison.Ordinal);
    }

    private static ReportPage Page(int rows) => ReportPage.Build(SampleReport.Small() with { Experiments = [] }, [new OneTable(rows)]);
}
