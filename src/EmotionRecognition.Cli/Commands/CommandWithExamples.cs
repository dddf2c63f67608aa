using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace EmotionRecognition.Cli.Commands;

/// <summary>A command whose help ends with examples.</summary>
/// <param name="name">Its name.</param>
/// <param name="description">What it does, in one line.</param>
/// <param name="examples">A line each.</param>
internal sealed class CommandWithExamples(string name, string description, params IReadOnlyList<string> examples) : Command(name, description)
{
    /// <summary>The examples.</summary>
    public IReadOnlyList<string> Examples => examples;
}

/// <summary>Shows the help of a command, and its examples after that.</summary>
/// <param name="help">Shows the help.</param>
/// <param name="width">Columns of the terminal.</param>
internal sealed class HelpWithExamples(HelpAction help, int width) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        help.MaxWidth = width;
        var code = help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is CommandWithExamples { Examples: { Count: > 0 } examples })
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in examples)
            {
                output.WriteLine($"  {example}");
            }

            output.WriteLine();
        }

        return code;
    }
}
