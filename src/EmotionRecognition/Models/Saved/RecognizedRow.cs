namespace EmotionRecognition.Models.Saved;

/// <summary>A row that a model has seen before, perhaps under another name.</summary>
/// <param name="Utterance">The row's utterance.</param>
/// <param name="Known">The utterance that the model knows.</param>
/// <param name="Role">What the model used it for: <c>train</c> or <c>selection</c>.</param>
/// <param name="By">What the two have in common.</param>
public sealed record RecognizedRow(string Utterance, string Known, string Role, SeenBy By)
{
    /// <summary>Whether the model has certainly seen the row. Words alone prove nothing: different utterances often have the same ones.</summary>
    public bool IsSeen => By != SeenBy.Words;

    /// <summary>Whether the model has certainly seen the row, and under another name.</summary>
    public bool IsRenamed => IsSeen && Utterance != Known;

    /// <inheritdoc/>
    public override string ToString() => By switch
    {
        SeenBy.Name => $"test row {Utterance} is a {Use} row of the model",
        SeenBy.Words => $"test row {Utterance} has the words of {Use} row {Known} of the model",
        _ => $"test row {Utterance} is {Use} row {Known} of the model under another name (same {(By == SeenBy.Sound ? "sound" : "features")})",
    };

    private string Use => Role == SeenRows.TrainRole ? "training" : "selection";
}

/// <summary>What a row has in common with a row that a model has seen, strongest evidence first.</summary>
public enum SeenBy
{
    /// <summary>The utterance's id.</summary>
    Name,

    /// <summary>The samples, bit for bit.</summary>
    Sound,

    /// <summary>The features of one set, bit for bit.</summary>
    Features,

    /// <summary>The normalized words, of a model that reads nothing else: not a proof.</summary>
    Words,
}
