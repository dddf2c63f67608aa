using System.CommandLine;

namespace EmotionRecognition.Cli.Commands;

/// <summary>The option <c>--language</c>.</summary>
internal static class LanguageOption
{
    /// <summary>Creates it.</summary>
    public static Option<string?> Create() => new("--language")
    {
        Description = "What is spoken, such as de or German: warns if the model was trained on other languages.",
    };
}
