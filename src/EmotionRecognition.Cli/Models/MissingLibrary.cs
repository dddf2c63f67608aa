namespace EmotionRecognition.Cli.Models;

/// <summary>What to say of a model that needs a native library which this program does not have, as the packed one does not.</summary>
internal static class MissingLibrary
{
    private static readonly (string Part, string Name)[] _libraries =
        [("torch", "libtorch"), ("onnxruntime", "ONNX Runtime"), ("lightgbm", "LightGBM"), ("skia", "SkiaSharp"), ("harfbuzz", "HarfBuzz")];

    /// <summary>The error in one line; null if it is another one.</summary>
    /// <param name="error">An error, perhaps the cause of which is meant.</param>
    public static string? Explain(Exception error) => Causes(error).Select(Name).FirstOrDefault(name => name is not null) is { } library
        ? $"the model needs {library}, which this program does not have: in a checkout of the project, run "
            + "dotnet run --project src/EmotionRecognition.Cli -- with the same words"
        : null;

    private static IEnumerable<Exception> Causes(Exception error)
    {
        IEnumerable<Exception> causes = error is AggregateException many ? many.InnerExceptions : error.InnerException is { } one ? [one] : [];
        return causes.SelectMany(Causes).Prepend(error);
    }

    // TorchSharp says that it found its own library but no libtorch by the second kind of exception.
    private static string? Name(Exception error) => error is DllNotFoundException or NotSupportedException or TypeInitializationException
        && Array.Find(_libraries, each => error.Message.Contains(each.Part, StringComparison.OrdinalIgnoreCase)) is { Name: { } name }
            ? name
            : error is DllNotFoundException ? "a native library" : null;
}
