using EmotionRecognition.Pipeline.Gate;

namespace EmotionRecognition.Pipeline.Tests.Gate;

public sealed class GateTableTests
{
    private static readonly GateRow _same = new("tiny honest audio", "UAR", "50.00", "50.00", "0.00", "-1.00", Verdict.Agrees);
    private static readonly GateRow _near = new("tiny honest audio", "WA", "50.00", "50.20", "+0.20", "-1.00", Verdict.Agrees);
    private static readonly GateRow _better = new("tiny honest text", "WA", "50.00", "60.00", "+10.00", "-1.00", Verdict.Better);
    private static readonly GateRow _worse = new("tiny honest both", "WA", "50.00", "40.00", "-10.00", "-1.00", Verdict.Fails);

    [Fact]
    public void ToMarkdown_SomeChanged_ShowsThoseThatFailFirstAndCountsTheOthers() => Assert.Equal(
        """
        | where | what | accepted | current | difference | allowed | verdict |
        |---|---|---:|---:|---:|---:|---|
        | tiny honest both | WA | 50.00 | 40.00 | -10.00 | -1.00 | fails |
        | tiny honest text | WA | 50.00 | 60.00 | +10.00 | -1.00 | better |

        The other 2 comparisons agree: 1 with the same values, 1 within the allowed difference.

        """,
        GateTable.ToMarkdown([_same, _better, _near, _worse]));

    [Fact]
    public void ToMarkdown_AllAgree_IsOneLine() => Assert.Equal("All 2 comparisons agree: same values.\n", GateTable.ToMarkdown([_same, _same]));

    [Fact]
    public void ToText_SomeChanged_AlignsColumns() => Assert.Equal(
        """
        where             what  accepted  current  difference  allowed  verdict
        tiny honest both  WA    50.00     40.00    -10.00      -1.00    fails
        The other comparison agrees: same values.

        """,
        GateTable.ToText([_same, _worse]));

    [Fact]
    public void ToText_RowsThatDiffer_ComeBeforeAllStatistics() => Assert.Equal(
        """
        where             what     accepted  current   difference  allowed  verdict
        labels.csv        row one  another   00c0ffee              none     fails
        tiny honest both  WA       50.00     40.00     -10.00      -1.00    fails
        All 2 comparisons differ.

        """,
        GateTable.ToText([_worse, new("labels.csv", "row one", "another", "00c0ffee", "", "none", Verdict.Fails) { NamesRows = true }]));

    [Fact]
    public void ToText_NoneAgrees_SaysSo() => Assert.EndsWith("All 2 comparisons differ.\n", GateTable.ToText([_worse, _better]));
}
