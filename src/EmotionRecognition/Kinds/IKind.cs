namespace EmotionRecognition.Kinds;

/// <summary>Settings that a file tells apart by the key <c>kind</c>.</summary>
public interface IHasKind
{
    /// <summary>What files call it: <c>tfidf</c>, <c>logistic-regression</c>.</summary>
    static abstract string Kind { get; }

    /// <summary>What it is, in one line.</summary>
    static abstract string Summary { get; }
}

/// <summary>A kind of settings of one door.</summary>
public interface IKind : INamed
{
    /// <summary>What it is, in one line.</summary>
    string Summary { get; }

    /// <summary>The record that holds the settings.</summary>
    Type Settings { get; }
}
