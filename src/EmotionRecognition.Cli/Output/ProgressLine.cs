namespace EmotionRecognition.Cli.Output;

/// <summary>A bar on standard error that is overwritten as the work goes on and removed at the end; nothing where that is no terminal.</summary>
/// <param name="console">The console.</param>
/// <param name="total">How many items there are.</param>
/// <param name="noun">What they are, in the plural.</param>
internal sealed class ProgressLine(CommandConsole console, int total, string noun) : IDisposable
{
    private const int Bar = 30;
    private const string StartOfLine = "\r";
    private const string EraseLine = "\r\u001b[K";

    private readonly bool _shown = console.ErrorTerminal && total > 1;
    private int _cells = -1;

    /// <summary>Shows how many items are done.</summary>
    public void Report(int done)
    {
        var cells = done * Bar / total;
        if (_shown && (cells != _cells || done == total))
        {
            _cells = cells;
            console.Error.Write($"{StartOfLine}{new string('━', cells)}{new string('┄', Bar - cells)} {done} of {total} {noun}");
        }
    }

    /// <summary>Removes the bar, so that something else can be written; it comes back with the next report.</summary>
    public void Clear()
    {
        if (_shown && _cells >= 0)
        {
            console.Error.Write(EraseLine);
            _cells = -1;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Clear();
}
