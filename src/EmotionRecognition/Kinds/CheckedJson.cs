using System.Text.Json;

namespace EmotionRecognition.Kinds;

/// <summary>Reads JSON that may be damaged: what the library throws for it becomes one error that says where, and what to do.</summary>
public static class CheckedJson
{
    /// <summary>Reads a file that a program wrote.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="path">The file, for errors.</param>
    /// <param name="expected">What it should be: <c>a model card</c>.</param>
    /// <param name="remedy">What to do if it is not.</param>
    /// <param name="read">Reads it; null stands for JSON's null, which is an error.</param>
    /// <exception cref="InputException">It is damaged.</exception>
    public static T Read<T>(string path, string expected, string remedy, Func<T?> read)
        where T : class
    {
        try
        {
            return read() ?? throw new JsonException("null");
        }
        catch (Exception error) when (IsFault(error))
        {
            throw new InputException(PlaceOf(path, error), error.Message.ReplaceLineEndings(" ").TrimEnd('.'), expected, remedy, error);
        }
    }

    /// <summary>Whether the JSON is at fault, not the disk or the program: wrong syntax, a wrong type, or a value that no type can hold.</summary>
    /// <param name="error">What was thrown when it was read.</param>
    public static bool IsFault(Exception error) =>
        error is JsonException or InvalidOperationException or NotSupportedException or FormatException or ArgumentException;

    /// <summary>The file, with the line if it is known.</summary>
    /// <param name="path">The file.</param>
    /// <param name="error">What was thrown when it was read.</param>
    public static string PlaceOf(string path, Exception error) => error is JsonException { LineNumber: { } line } ? $"{path} line {line + 1}" : path;
}
