namespace EmotionRecognition.Kinds;

/// <summary>A kind of settings that files name by the key <c>kind</c>.</summary>
public interface IKind : INamed
{
    /// <summary>A one-line description.</summary>
    string Summary { get; }

    /// <summary>The type of the settings.</summary>
    Type Settings { get; }
}

/// <summary>The kind of settings at hand, registered or not.</summary>
/// <param name="Name">What files call it.</param>
/// <param name="Summary">What it is, in one line.</param>
/// <param name="Settings">The record that holds the settings.</param>
public sealed record KnownKind(string Name, string Summary, Type Settings) : IKind;
