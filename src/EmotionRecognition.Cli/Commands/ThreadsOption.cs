using System.CommandLine;

namespace EmotionRecognition.Cli.Commands;

/// <summary>The option <c>--threads</c>.</summary>
internal static class ThreadsOption
{
    /// <summary>Creates it; by default, there is one thread per processor core.</summary>
    public static Option<int> Create()
    {
        var option = new Option<int>("--threads")
        {
            Description = "Clips that are read at the same time.",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        option.Validators.Add(parsed =>
        {
            if (parsed.GetValueOrDefault<int>() is < 1 or > 256)
            {
                parsed.AddError($"--threads={parsed.Tokens[0].Value}: expected a number from 1 to 256; fix the option, or leave it out");
            }
        });
        return option;
    }
}
