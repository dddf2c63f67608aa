using System.Globalization;
using Shared;

namespace StageGraph;

/// <summary>
/// A file that says that a build is at work on something, renewed every few seconds. Others wait while it changes; if it does not for a while, its build was
/// killed, and another one takes over by creating the next file, which only one can. Only changes are watched, so clocks of different machines need not agree.
/// </summary>
internal sealed class CacheHold : IDisposable
{
    private static readonly TimeSpan _renewal = TimeSpan.FromSeconds(5);

    private readonly CacheStore _store;
    private readonly string _name;
    private readonly int _turn;
    private readonly Timer _timer;
    private readonly Lock _renewing = new();
    private readonly string _text;
    private int _renewals;
    private bool _isLost;
    private bool _fails;

    private CacheHold(CacheStore store, string name, int turn, string text)
    {
        (_store, _name, _turn, _text) = (store, name, turn, text);
        _timer = new Timer(_ => Renew(), null, _renewal, _renewal);
    }

    /// <summary>Takes the file, after others have released it.</summary>
    /// <param name="store">Where it is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="patience">After how long without a change another build takes over; longer than several renewals.</param>
    /// <param name="isDone">Whether what the file stands for has been done, so that it need not be taken.</param>
    /// <param name="say">Told who has it, once for each.</param>
    /// <returns>Null if it is done.</returns>
    /// <exception cref="NotSupportedException">The store has no files that only one build can create.</exception>
    public static CacheHold? Take(CacheStore store, string name, TimeSpan patience, Func<bool> isDone, Action<string> say)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}, process {Environment.ProcessId}\n{Guid.NewGuid():N}");
        var turn = 1;
        string? seen = null;
        var since = DateTime.UtcNow;
        while (!isDone())
        {
            // A server may have created the file although its answer did not arrive.
            var file = FileOf(name, turn);
            var now = store.Create(file, text) ? text : store.Read(file);
            if (IsOf(text, now))
            {
                return new CacheHold(store, name, turn, text);
            }

            if (now is not null && now != seen && store.Has(FileOf(name, turn + 1)))
            {
                // Somebody has taken over from it.
                (turn, seen) = (turn + 1, null);
                continue;
            }

            if (string.IsNullOrEmpty(seen) && !string.IsNullOrEmpty(now))
            {
                say(ErrorLine.Of($"made by {now.Split('\n')[0]}: waiting for it"));
            }

            if (now is null)
            {
                // Released, with those before it.
                (turn, seen) = (1, null);
            }
            else if (now != seen)
            {
                (seen, since) = (now, DateTime.UtcNow);
            }
            else if (DateTime.UtcNow - since > patience)
            {
                (turn, seen) = (turn + 1, null);
                continue;
            }

            Thread.Sleep(store.Pause);
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
            Release();
        }
        catch (Exception error) when (StorageFailure.Is(error))
        {
            // Others take over after a while.
        }
    }

    // Renewals add to the text.
    private static bool IsOf(string text, string? now) => now?.StartsWith(text, StringComparison.Ordinal) == true;

    // Whoever takes over from a killed build has the next turn.
    private static string FileOf(string name, int turn) => turn == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{turn}");

    private bool IsMine() => IsOf(_text, _store.Read(FileOf(_name, _turn))) && !_store.Has(FileOf(_name, _turn + 1));

    // From the last to the first: a build that takes the first must not find a later one.
    private void Release()
    {
        for (var turn = IsMine() ? _turn : 0; turn > 0; turn--)
        {
            _store.Delete(FileOf(_name, turn));
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
            if (IsMine())
            {
                _store.Write(FileOf(_name, _turn), string.Create(CultureInfo.InvariantCulture, $"{_text}\n{++_renewals}"));
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
