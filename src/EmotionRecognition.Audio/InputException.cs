using Shared;

namespace EmotionRecognition;

/// <summary>
/// Unusable input: one line that gives the place, what was found, what was expected, and what to do, such as
/// <c>03-01.wav: 48000 Hz, expected 16000 Hz; pass --resample</c>. Whatever the input was, the line has at most 1,000 characters, none of which controls a
/// terminal.
/// </summary>
public sealed class InputException : Exception
{
    /// <summary>Creates the error from its four parts.</summary>
    /// <param name="place">File and, if known, line, column, or byte: <c>labels.csv line 12, column start</c>.</param>
    /// <param name="found">What was found there.</param>
    /// <param name="expected">What was expected there.</param>
    /// <param name="remedy">What the user can do about it.</param>
    /// <param name="cause">The underlying error, if any.</param>
    public InputException(string place, string found, string expected, string remedy, Exception? cause = null)
        : base(ErrorLine.Of(place, found, expected, remedy), cause)
    {
        Place = place;
    }

    /// <summary>Creates the error from an error in a part of a file.</summary>
    /// <param name="message">Place, found, expected, and remedy in one line.</param>
    /// <param name="cause">The error of the part.</param>
    public InputException(string message, InputException cause)
        : base(ErrorLine.Of(message), cause)
    {
        Place = message.Split(": ")[0];
    }

    /// <summary>File and, if known, line, column, or byte.</summary>
    public string Place { get; }
}
