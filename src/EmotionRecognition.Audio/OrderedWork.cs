using System.Runtime.ExceptionServices;

namespace EmotionRecognition.Audio;

/// <summary>
/// Runs numbered work items on several threads and returns the results in order. The threads run only a few items ahead of the
/// consumer.
/// </summary>
/// <typeparam name="TTool">What each thread creates and works with.</typeparam>
/// <typeparam name="TResult">The result of an item.</typeparam>
internal sealed class OrderedWork<TTool, TResult> : IDisposable
    where TResult : class
{
    private const int AheadPerThread = 8;

    private readonly object _gate = new();
    private readonly int _count;
    private readonly Func<TTool> _makeTool;
    private readonly Func<TTool, int, TResult> _work;
    private readonly (TResult? Result, ExceptionDispatchInfo? Error)[] _done;
    private readonly List<Thread> _threads = [];
    private int _next;
    private int _taken;
    private bool _stopped;

    /// <summary>Starts the threads.</summary>
    /// <param name="count">Items, numbered from 0.</param>
    /// <param name="threads">Threads, at least one.</param>
    /// <param name="makeTool">Called once by each thread.</param>
    /// <param name="work">Called once for each item, on any of the threads.</param>
    public OrderedWork(int count, int threads, Func<TTool> makeTool, Func<TTool, int, TResult> work)
    {
        (_count, _makeTool, _work) = (count, makeTool, work);
        _done = new (TResult?, ExceptionDispatchInfo?)[threads * AheadPerThread];
        for (var i = 0; i < Math.Min(threads, count); i++)
        {
            var thread = new Thread(Run) { IsBackground = true, Name = $"extraction {i}" };
            _threads.Add(thread);
            thread.Start();
        }
    }

    /// <summary>Waits for the result of the next item; an exception of its work is rethrown.</summary>
    public TResult Take()
    {
        lock (_gate)
        {
            ref var slot = ref _done[_taken % _done.Length];
            while (slot == default)
            {
                Monitor.Wait(_gate);
            }

            var (result, error) = slot;
            slot = default;
            _taken++;
            Monitor.PulseAll(_gate);
            error?.Throw();
            return result!;
        }
    }

    /// <summary>Stops: items in progress are finished, no other is started.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.PulseAll(_gate);
        }

        _threads.ForEach(thread => thread.Join());
    }

    private void Run()
    {
        var tool = _makeTool();
        while (Claim() is { } item)
        {
            (TResult?, ExceptionDispatchInfo?) outcome;
            try
            {
                outcome = (_work(tool, item), null);
            }
            catch (Exception error)
            {
                outcome = (null, ExceptionDispatchInfo.Capture(error));
            }

            lock (_gate)
            {
                _done[item % _done.Length] = outcome;
                Monitor.PulseAll(_gate);
            }
        }
    }

    private int? Claim()
    {
        lock (_gate)
        {
            while (!_stopped && _next < _count && _next >= _taken + _done.Length)
            {
                Monitor.Wait(_gate);
            }

            return _stopped || _next == _count ? null : _next++;
        }
    }
}
