using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Reporting.Tests;

/// <summary>What happens to a section that is not as it should be, and to its tables and figures.</summary>
public sealed class SectionTests
{
    /// <summary>A section that does as a test says.</summary>
    private sealed class Made(string name, Func<ReportContent, Section?> build, SectionPlace place = default, string title = "A section") : IReportSection
    {
        public string Name => name;

        public string Title => title;

        public SectionPlace Place => place;

        public Section? Build(ReportContent content) => build(content);
    }

    private static readonly Dictionary<string, Func<Section?>> _invalid = new()
    {
        ["throws"] = () => throw new KeyNotFoundException("no such speaker"),
        ["null block"] = () => new Section(new Paragraph("words"), null!),
        ["null in a group"] = () => new Section(new Collapsible("group", new Paragraph("words"), null!)),
        ["null table"] = () => new Section(new Paragraph("words")) { Tables = [null!] },
        ["null cell"] = () => new Section(new Table("caption", [Column.Text("a")], [new Row((Cell)null!)])),
        ["blank paragraph"] = () => new Section(new Paragraph(" ")),
        ["no caption"] = () => new Section(new Table("", [Column.Text("a")], [])),
        ["too few cells"] = () => new Section(new Table("caption", [Column.Text("a"), Column.Number("b")], [new Row("one")])),
        ["too many fields"] = () => new Section() { Tables = [new DataTable("own", "a", [new DataRow("one", 2)])] },
        ["not a number"] = () => new Section(new Table("caption", [Column.Number("b")], [new Row(Cell.Percent(double.NaN))])),
        ["not a number on a card"] = () => new Section(new Cards([new Card("card", $"{double.NaN:0.0}", "%")])),
        ["infinite"] = () => new Section(new Table("caption", [Column.Number("b")], [new Row(Cell.Number(double.PositiveInfinity, 1))])),
        ["not a number in text"] = () => new Section(new Table("caption", [Column.Number("b")], [new Row($"{double.NaN:0.0}")])),
        ["not a number in a file"] = () => new Section() { Tables = [new DataTable("own", "a", [new DataRow(double.NaN)])] },
        ["table of another section"] = () => new Section() { Tables = [new DataTable("results", "a", [])] },
        ["table outside its folder"] = () => new Section() { Tables = [new DataTable("../own", "a", [])] },
        ["figure of another section"] = () => new Section(Canvas.Of("title", "x", "y").Draw("synthetic-uar", "what it shows", 300, 200)),
        ["figure twice"] = () =>
        {
            var figure = Canvas.Of("title", "x", "y").Draw("own", "what it shows", 300, 200);
            return new Section(figure) { MoreFigures = [figure] };
        },
        ["drawing with a script"] = () => new Section(new Drawing("<svg><script>alert(1)</script></svg>", "a drawing")),
    };

    public static TheoryData<string> Invalid => [.. _invalid.Keys];

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Write_InvalidSection_NamesItAndWritesNothing(string fault)
    {
        using var folder = new TemporaryFolder();
        var place = Path.Combine(folder.Root, "report");

        var error = Assert.Throws<InputException>(() => HtmlReport.Write(
            SampleReport.Small(), [.. SampleReport.Sections, new Made("mine", _ => _invalid[fault](), SectionPlace.OnPage(1000))], place));

        Assert.StartsWith("report section \"mine\": ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("; fix EmotionRecognition.Reporting.Tests.SectionTests+Made", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.False(Directory.Exists(place));
    }

    [Theory]
    [InlineData("results")]
    [InlineData("")]
    [InlineData("My section")]
    public void Build_NameThatIsTakenOrNoId_Throws(string name) => Assert.Throws<InputException>(() =>
        ReportPage.Build(SampleReport.Small(), [.. SampleReport.Sections, new Made(name, _ => null, SectionPlace.OnPage(1000))]));

    [Fact]
    public void Build_SectionWithoutTitle_Throws() =>
        Assert.Throws<InputException>(() => ReportPage.Build(SampleReport.Small(), [new Made("mine", _ => null, title: " ")]));

    [Fact]
    public void Build_NullInPlaceOfASection_Throws() => Assert.Throws<InputException>(() => ReportPage.Build(SampleReport.Small(), [null!]));

    [Fact]
    public void Build_SectionsOnPage_StandByOrderThenName()
    {
        static Section? Words(ReportContent content) => new(new Paragraph("words"));
        var page = ReportPage.Build(SampleReport.Small(),
        [
            new Made("late", Words, SectionPlace.OnPage(401)), new Made("b", Words, SectionPlace.OnPage(400)), new Made("a", Words, SectionPlace.OnPage(400)),
            new Made("early", Words, SectionPlace.OnPage(-1)),
        ]);

        Assert.Equal(["early", "a", "b", "experiment-synthetic", "late"], page.Parts.Select(part => part.Id));
    }

    [Fact]
    public void Build_SectionInExperiments_IsBuiltOncePerExperimentWithItsOwnContent()
    {
        var seen = new List<(string Experiment, string Corpus)>();
        var section = new Made(
            "mine",
            content =>
            {
                seen.Add((content.Experiments.Single().Name, content.Corpora.Single().Name));
                return new Section(new Paragraph("words"))
                {
                    Tables = [new DataTable("mine", "experiment", [new DataRow(content.Experiments[0].Name)])],
                };
            },
            SectionPlace.InExperiments(1));

        var page = ReportPage.Build(SampleReport.Large(), [section]);

        Assert.Equal([("synthetic", "synthetic"), ("synthetic-gan", "synthetic"), ("emodb", "emodb")], seen);
        Assert.Equal(
            ["experiment-synthetic-mine", "experiment-synthetic-gan-mine", "experiment-emodb-mine"],
            page.Parts.Select(part => part.Parts.Single().Id));
        Assert.Equal(["synthetic", "synthetic-gan", "emodb"], page.Tables.Single().Rows.Select(row => row.Fields[0].Text));
    }

    [Fact]
    public void Build_SectionWithoutBlocks_StaysOffThePageButKeepsItsTables()
    {
        var page = ReportPage.Build(
            SampleReport.Small() with { Experiments = [] },
            [new Made("mine", _ => new Section() { Tables = [new DataTable("mine", "a,b", [])] }), new Made("none", _ => null)]);

        Assert.Empty(page.Parts);
        Assert.Equal(["a", "b"], page.Tables.Single().Columns);
    }

    [Fact]
    public void Build_SystemsWhoseNamesGiveOneFileName_NamesTheFigure()
    {
        var content = SampleReport.Small();
        var experiment = content.Experiments[0];
        var systems = experiment.Metrics.Systems.Append(experiment.Metrics.Systems[0] with { System = "logistic regression: audio/text" });

        var error = Assert.Throws<InputException>(() => ReportPage.Build(
            content with { Experiments = [experiment with { Metrics = experiment.Metrics with { Systems = [.. systems] } }] }, SampleReport.Sections));

        Assert.Contains("a figure named synthetic-published-logistic-regression-audio-text-confusion", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Predictions_AreWithinReachOfASection()
    {
        using var folder = new TemporaryFolder();
        HtmlReport.Write(
            SampleReport.Small(),
            [
                new Made("mine", content => new Section()
                {
                    Tables =
                    [
                        new DataTable("errors", "speaker,errors", content.Experiments[0].Predictions.Rows.Where(row => row.Actual != row.Predicted)
                            .CountBy(row => row.Utterance.Split('_')[0]).Select(count => new DataRow(count.Key, count.Value))),
                    ],
                }),
            ],
            folder.Root);

        Assert.Equal(10, CsvFile.Read(Path.Combine(folder.Root, "tables", "errors.csv")).Count());
    }
}
