using System.Globalization;
using Shared;

namespace StageGraph;

/// <summary>
/// A file that says that a build is at work on something, renewed every few seconds. Others wait while it changes; if it does not for a while, its build was
/// killed, and another one takes over. Only changes are watched, so clocks of different machines need not agree.
/// </summary>
internal sealed class CacheHold : IDisposable
{
    private static readonly TimeSpan _renewal = TimeSpan.FromSeconds(5);

    private readonly CacheStore _store;
    private readonly string _name;
    private readonly Timer _timer;
    private readonly Lock _renewing = new();
    private readonly string _text;
    private int _renewals;
    private bool _isLost;
    private bool _fails;

    private CacheHold(CacheStore store, string name, string text)
    {
        (_store, _name, _text) = (store, name, text);
        _timer = new Timer(_ => Renew(), null, _renewal, _renewal);
    }

    /// <summary>Takes the file, after others have released it.</summary>
    /// <param name="store">Where it is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="patience">After how long without a change it is taken away; longer than several renewals.</param>
    /// <param name="isDone">Whether what the file stands for has been done, so that it need not be taken.</param>
    /// <param name="say">Told once who has it.</param>
    /// <returns>Null if it is done.</returns>
    /// <exception cref="NotSupportedException">The store has no files that only one build can create.</exception>
    public static CacheHold? Take(CacheStore store, string name, TimeSpan patience, Func<bool> isDone, Action<string> say)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}, process {Environment.ProcessId}\n{Guid.NewGuid():N}");
        string? seen = null;
        var since = DateTime.UtcNow;
        var takesOver = false;
        while (!isDone())
        {
            if (store.Create(name, text))
            {
                return new CacheHold(store, name, text);
            }

            var now = store.Read(name);
            if (IsOf(text, now))
            {
                // Taken over, and nobody else has at the same time.
                return new CacheHold(store, name, text);
            }

            if (string.IsNullOrEmpty(seen) && !string.IsNullOrEmpty(now))
            {
                say(ErrorLine.Of($"made by {now.Split('\n')[0]}: waiting for it"));
            }

            if (now != seen)
            {
                (seen, since) = (now, DateTime.UtcNow);
            }
            else if (now is not null && DateTime.UtcNow - since > patience)
            {
                takesOver = true;
                store.Write(name, text);
            }

            Thread.Sleep(store.Pause);
        }

        if (takesOver)
        {
            Release(store, name, text);
        }

        return null;
    }

    /// <summary>Releases the file.</summary>
    public void Dispose()
    {
        using var ended = new ManualResetEvent(false);
        _timer.Dispose(ended);
        ended.WaitOne();
        if (_isLost || _fails)
        {
            // Not to wait once more for a store that does not answer.
            return;
        }

        try
        {
            Release(_store, _name, _text);
        }
        catch (Exception error) when (StorageFailure.Is(error))
        {
            // Others take over after a while.
        }
    }

    // Renewals add to the text.
    private static bool IsOf(string text, string? now) => now?.StartsWith(text, StringComparison.Ordinal) == true;

    // It may be another build's by now.
    private static void Release(CacheStore store, string name, string text)
    {
        if (IsOf(text, store.Read(name)))
        {
            store.Delete(name);
        }
    }

    private void Renew()
    {
        // A slow store may still be busy with the last renewal.
        if (_isLost || !_renewing.TryEnter())
        {
            return;
        }

        try
        {
            if (IsOf(_text, _store.Read(_name)))
            {
                _store.Write(_name, string.Create(CultureInfo.InvariantCulture, $"{_text}\n{++_renewals}"));
                _fails = false;
            }
            else
            {
                // This machine has slept, and another build has taken over.
                _isLost = true;
            }
        }
        catch (Exception error) when (StorageFailure.Is(error))
        {
            // The next renewal may succeed; until then, the file looks as old as it is.
            _fails = true;
        }
        finally
        {
            _renewing.Exit();
        }
    }
}
