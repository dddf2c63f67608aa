using System.Collections.Concurrent;
using System.Text;

namespace Testing.Snapshots;

/// <summary>A verified text and, after a mismatch, the received text next to it.</summary>
/// <param name="folder">The folder of both files.</param>
/// <param name="name">The start of both file names.</param>
/// <param name="extension">The extension of both file names.</param>
internal sealed class Snapshot(string folder, string name, string extension)
{
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly ConcurrentDictionary<string, bool> _compared = new();

    /// <summary>The committed file.</summary>
    public string VerifiedPath => Path.Combine(folder, $"{name}.verified.{extension}");

    /// <summary>The file that exists only after a mismatch.</summary>
    public string ReceivedPath => Path.Combine(folder, $"{name}.received.{extension}");

    /// <summary>Compares text with the verified text.</summary>
    /// <param name="received">The text, with LF line endings.</param>
    /// <param name="accept">Whether to replace the verified text if it differs.</param>
    /// <exception cref="VerifyException">The text differs, or there is no verified text yet.</exception>
    /// <exception cref="InvalidOperationException">The snapshot has already been compared in this run.</exception>
    public void Compare(string received, bool accept)
    {
        if (!_compared.TryAdd(VerifiedPath, true))
        {
            throw new InvalidOperationException($"{name} is compared twice; move the second text to another test");
        }

        var verified = File.Exists(VerifiedPath) ? File.ReadAllText(VerifiedPath, _utf8).ReplaceLineEndings("\n") : null;
        if (verified != received && !accept)
        {
            File.WriteAllText(ReceivedPath, received, _utf8);
            throw new VerifyException(Explain(verified, received));
        }

        if (verified != received)
        {
            File.WriteAllText(VerifiedPath, received, _utf8);
        }

        File.Delete(ReceivedPath);
    }

    private string Explain(string? verified, string received)
    {
        var difference = verified is null ? "there is no verified file" : ExplainDifference(verified.Split('\n'), received.Split('\n'));
        return $"{name}: {difference}\n  received: {ReceivedPath}\n  verified: {VerifiedPath}\n"
            + "If the received text is right, rename its file to the verified one, or run the test again with ACCEPT_SNAPSHOTS=true.";
    }

    private static string ExplainDifference(string[] verified, string[] received)
    {
        var line = verified.Zip(received).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1} differs\n  received: {LineOf(received, line)}\n  verified: {LineOf(verified, line)}";
    }

    private static string LineOf(string[] lines, int line) => line < lines.Length ? lines[line] : "(ends)";
}
