namespace EmotionRecognition.Recognition.Timelines;

/// <summary>Frames of a recording.</summary>
/// <param name="Start">The first one.</param>
/// <param name="End">The one after the last one.</param>
internal readonly record struct FrameRange(int Start, int End);

/// <summary>
/// Cuts speech into windows while the decisions about it arrive: one window per hop, and one that ends where the speech ends if the others do not.
/// </summary>
/// <param name="window">Frames of a window.</param>
/// <param name="hop">Frames from window to window, at most a window.</param>
internal sealed class WindowCutter(int window, int hop)
{
    private int _frame;
    private int _start = -1;
    private int _next;

    /// <summary>The first frame that a window to come may contain.</summary>
    public int Needed => _start < 0 ? _frame : Math.Min(_next, Math.Max(_start, _frame - window));

    /// <summary>Takes decisions about the next frames.</summary>
    /// <param name="speech">Whether there is speech in each.</param>
    /// <param name="windows">Receives the windows that are known now.</param>
    public void Add(IReadOnlyList<bool> speech, List<FrameRange> windows)
    {
        foreach (var isSpeech in speech)
        {
            if (isSpeech && _start < 0)
            {
                (_start, _next) = (_frame, _frame);
            }
            else if (!isSpeech)
            {
                End(windows);
            }

            _frame++;
            if (isSpeech && _frame - _next == window)
            {
                windows.Add(new FrameRange(_next, _frame));
                _next += hop;
            }
        }
    }

    /// <summary>Ends the speech that goes on, if any.</summary>
    /// <param name="windows">Receives its last window.</param>
    public void End(List<FrameRange> windows)
    {
        if (_start >= 0 && (_next == _start || _next - hop + window < _frame))
        {
            windows.Add(new FrameRange(Math.Max(_start, _frame - window), _frame));
        }

        _start = -1;
    }
}
