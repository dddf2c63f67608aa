using System.CommandLine;
using EmotionRecognition.Recognition;

namespace EmotionRecognition.Cli.Commands;

/// <summary>The option <c>--level</c>.</summary>
internal static class LevelOption
{
    /// <summary>Creates it.</summary>
    public static Option<double> Create()
    {
        var option = new Option<double>("--level")
        {
            Description = "How sure to be that a set of emotions has the right one, between 0 and 1, for calibrated models.",
            DefaultValueFactory = _ => EmotionPrediction.DefaultLevel,
        };
        option.Validators.Add(parsed =>
        {
            if (!(parsed.GetValueOrDefault<double>() is > 0 and < 1))
            {
                parsed.AddError($"--level={parsed.Tokens[0].Value}: expected a number above 0 and below 1, such as 0.9; fix the option, or leave it out");
            }
        });
        return option;
    }
}
