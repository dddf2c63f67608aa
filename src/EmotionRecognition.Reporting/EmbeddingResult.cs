namespace EmotionRecognition.Reporting;

/// <summary>Where utterances are on planes that keep what their features have in common.</summary>
/// <param name="Set">The feature set.</param>
/// <param name="Columns">The number of its features.</param>
/// <param name="Utterances">The number of utterances, of which <paramref name="Rows"/> may be some.</param>
/// <param name="Shares">The share of the variance of each principal component, at least two.</param>
/// <param name="Rows">The utterances that are drawn.</param>
public sealed record EmbeddingResult(string Set, int Columns, int Utterances, IReadOnlyList<double> Shares, IReadOnlyList<EmbeddedRow> Rows);

/// <summary>Where an utterance is.</summary>
/// <param name="Utterance">Its id.</param>
/// <param name="Pc1">Its first principal component.</param>
/// <param name="Pc2">Its second principal component.</param>
/// <param name="Tsne1">Its place on the t-SNE map.</param>
/// <param name="Tsne2">Its other place there.</param>
public sealed record EmbeddedRow(string Utterance, double Pc1, double Pc2, double Tsne1, double Tsne2);
