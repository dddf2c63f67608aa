namespace EmotionRecognition.Synthetic.Language;

/// <summary>A written dialog that every session plays word for word; lines alternate between the two speakers.</summary>
/// <param name="Name">The name in file names, such as <c>script01_1</c>.</param>
/// <param name="Lines">The words, and the emotion that the author intended (the label that fits best).</param>
internal sealed record Script(string Name, IReadOnlyList<Sentence> Lines)
{
    /// <summary>The scripts, in the order in which sessions use them.</summary>
    public static IReadOnlyList<Script> All { get; } =
    [
        new("script01_1", Sentence.Parse(ScriptTable.Harbor)),
        new("script02_1", Sentence.Parse(ScriptTable.Lottery)),
        new("script01_2", Sentence.Parse(ScriptTable.Night)),
        new("script03_1", Sentence.Parse(ScriptTable.Kitchen)),
    ];

    /// <summary>The second half of the first script. Its name begins with that of the first, so files must be distinguished by the whole name.</summary>
    public static Script Continuation { get; } = new("script01_1b", Sentence.Parse(ScriptTable.HarborContinued));
}
