namespace EmotionRecognition.Kinds;

/// <summary>A kind of settings, which files identify by the key <c>kind</c>.</summary>
public interface IHasKind
{
    /// <summary>Its name in files: <c>tfidf</c>, <c>logistic-regression</c>.</summary>
    static abstract string Kind { get; }

    /// <summary>A one-line description.</summary>
    static abstract string Summary { get; }
}

/// <summary>A kind of settings of one door.</summary>
public interface IKind : INamed
{
    /// <summary>A one-line description.</summary>
    string Summary { get; }

    /// <summary>The type of the settings.</summary>
    Type Settings { get; }
}
