namespace EmotionRecognition.Synthetic.Language;

/// <summary>The written dialogs of this corpus.</summary>
internal static class ScriptTable
{
    /// <summary>A brother and a sister, and a boat that is to be sold.</summary>
    public const string Harbor = """
        neu1 | You are up early, Daniel.
        neu1 | The harbour master called at six.
        sur1 | At six? On a Sunday?
        fru1 | He says the boat has to go.
        ang1 | He can't do that, it is father's boat!
        fru1 | I paid him twice, and he lost both letters.
        sad1 | Father built it the year I was born.
        sad1 | I know, I held the lamp for him.
        hap1 | You fell asleep in the sails.
        hap1 | And mother covered me with a flag.
        fru1 | Why did you never ask me for help?
        ang1 | Because you were never here!
        ang1 | Don't put that on me.
        sad1 | There is nobody left but us.
        neu1 | When does he want the keys?
        fea1 | They come tonight, and they won't ask.
        exc1 | Then we sail her out this morning!
        exc1 | You and me, past the lighthouse!
        """;

    /// <summary>The continuation of the first script, played in one session.</summary>
    public const string HarborContinued = """
        exc1 | Pull up the anchor, we are free!
        neu1 | Keep the tower on your left.
        fea1 | The wind is turning, hold on to me.
        fea1 | I can't see the shore anymore.
        ang1 | I told you to watch the chart!
        fru1 | The chart is ten years old.
        sur1 | Wait, is that a light over there?
        hap1 | It is the old mill, we made it.
        sad1 | He would have liked to see this.
        neu1 | Put the kettle on, Daniel.
        fru1 | There is no gas and no bread.
        hap1 | Then we eat the flag.
        sur1 | You kept the flag all this time?
        sad1 | It was all that I had of them.
        exc1 | Tomorrow we sail her to the islands!
        ang1 | And the harbour master can go to hell.
        neu1 | It is two days to the islands.
        hap1 | Good night, captain.
        """;

    /// <summary>A married couple and a winning ticket.</summary>
    public const string Lottery = """
        neu1 | Did you buy milk on the way?
        exc1 | Forget the milk, look at these numbers!
        neu1 | That is last week's paper, dear.
        exc1 | It is today's, and it is all six of them!
        sur1 | All six? Show me that ticket!
        sur1 | But we never win anything at all!
        hap1 | I will buy you the blue piano.
        hap1 | You remembered the blue piano.
        fru1 | The counter is closed until Monday again.
        fru1 | They never pick up that telephone.
        ang1 | You put the ticket in the wash?
        ang1 | You gave me the trousers yourself!
        fea1 | What if the number can't be read?
        fea1 | Don't touch it, it is falling apart.
        sad1 | It was a nice piano.
        sad1 | I played it only once, as a girl.
        exc1 | Wait, I can read it, all six of them!
        hap1 | Play something for me, then.
        """;

    /// <summary>Two guards in a museum after dark.</summary>
    public const string Night = """
        neu1 | All doors closed on the east side.
        neu1 | I make it ten past two.
        fea1 | Something moved behind the glass.
        sur1 | That case was full an hour ago!
        fea1 | I am not going in there alone.
        fru1 | I asked for a new lamp three times.
        fru1 | They never buy us anything.
        ang1 | You left the side gate open!
        ang1 | I did not, check the book yourself!
        sur1 | Is that a cat on the statue?
        hap1 | She has kittens in the helmet.
        hap1 | Five of them, and one is grey.
        sad1 | They will throw them out, you know.
        sad1 | They threw out the last ones.
        exc1 | Then we take them home, all of them!
        neu1 | My shift ends at six.
        fea1 | Quiet, there are steps on the stairs.
        fru1 | It is the director, of all people.
        """;

    /// <summary>A cook and a waiter on the last evening of a restaurant.</summary>
    public const string Kitchen = """
        fru1 | Table nine sent back the soup again.
        ang1 | Then table nine can cook for itself!
        fru1 | I carry plates, I don't make them.
        neu1 | How many are still waiting?
        neu1 | Four at the window and two outside.
        sad1 | It is the last time I light this stove.
        sad1 | Thirty years, and they make it a bank.
        ang1 | A bank! They never even ate here!
        fru1 | Nobody asked us what we wanted.
        hap1 | You taught me to peel an onion right there.
        hap1 | You cried like a baby.
        sur1 | Who ordered eleven glasses of champagne?
        sur1 | They are all standing up, look!
        exc1 | They are clapping for you, come out!
        fea1 | I can't go out there in front of them.
        fea1 | My knees won't hold me.
        exc1 | Listen to them, they are calling your name!
        sad1 | I will miss this noise.
        """;
}

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
