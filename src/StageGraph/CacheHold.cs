using System.Globalization;

namespace StageGraph;

/// <summary>
/// A file that says that a build is at work on something, renewed every few seconds. Others wait while it changes; if it does not for a while, its build was
/// killed, and another one takes over. Only changes are watched, so clocks of different machines need not agree.
/// </summary>
internal sealed class CacheHold : IDisposable
{
    // EEXIST and ERROR_FILE_EXISTS.
    private const int FileExists = 17;
    private const int FileExistsOnWindows = unchecked((int)0x80070050);

    private static readonly TimeSpan _renewal = TimeSpan.FromSeconds(5);

    private readonly string _path;
    private readonly string _text;
    private readonly Timer _timer;
    private int _renewals;

    private CacheHold(string path, string text)
    {
        (_path, _text) = (path, text);
        _timer = new Timer(_ => Renew(), null, _renewal, _renewal);
    }

    /// <summary>Takes the file, after others have released it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="patience">After how long without a change it is taken away; longer than several renewals.</param>
    /// <param name="isDone">Whether what the file stands for has been done, so that it need not be taken.</param>
    /// <param name="say">Told once who has it.</param>
    /// <returns>Null if it is done.</returns>
    public static CacheHold? Take(string path, TimeSpan patience, Func<bool> isDone, Action<string> say)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var text = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}, process {Environment.ProcessId}");
        var seen = "";
        var since = DateTime.UtcNow;
        while (!isDone())
        {
            if (Create(path, text))
            {
                return new CacheHold(path, text);
            }

            var now = Read(path);
            if (seen.Length == 0 && now.Length > 0)
            {
                say($"made by {now.Split('\n')[0]}: waiting for it");
            }

            if (now != seen)
            {
                (seen, since) = (now, DateTime.UtcNow);
            }
            else if (DateTime.UtcNow - since > patience)
            {
                File.Delete(path);
            }

            Thread.Sleep(200);
        }

        return null;
    }

    /// <summary>Releases the file.</summary>
    public void Dispose()
    {
        using var ended = new ManualResetEvent(false);
        _timer.Dispose(ended);
        ended.WaitOne();
        try
        {
            File.Delete(_path);
        }
        catch (Exception error) when (StorageFailure.Is(error))
        {
            // Others take over after a while.
        }
    }

    private static bool Create(string path, string text)
    {
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            file.Write(System.Text.Encoding.UTF8.GetBytes(text));
            return true;
        }
        catch (IOException error) when (error.HResult is FileExists or FileExistsOnWindows)
        {
            return false;
        }
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            // Released, or being renewed.
            return "";
        }
    }

    private void Renew()
    {
        try
        {
            _renewals++;
            File.WriteAllText(_path, string.Create(CultureInfo.InvariantCulture, $"{_text}\n{_renewals}"));
        }
        catch (Exception error) when (StorageFailure.Is(error))
        {
            // The next renewal may succeed; until then, the file looks as old as it is.
        }
    }
}
