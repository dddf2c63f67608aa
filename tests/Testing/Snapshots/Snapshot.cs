using System.Collections.Concurrent;
using System.Text;

namespace Testing.Snapshots;

/// <summary>A verified text and, where a test received another, that one beside it.</summary>
/// <param name="folder">Where both files lie.</param>
/// <param name="name">What both files' names begin with.</param>
/// <param name="extension">What both files' names end in.</param>
internal sealed class Snapshot(string folder, string name, string extension)
{
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly ConcurrentDictionary<string, bool> _compared = new();

    /// <summary>The file that is committed.</summary>
    public string VerifiedPath => Path.Combine(folder, $"{name}.verified.{extension}");

    /// <summary>The file that is there after a mismatch only.</summary>
    public string ReceivedPath => Path.Combine(folder, $"{name}.received.{extension}");

    /// <summary>Compares a text with the verified one.</summary>
    /// <param name="received">The text, with LF for line ends.</param>
    /// <param name="accept">Whether a text that differs becomes the verified one.</param>
    /// <exception cref="VerifyException">It differs, or none is verified yet.</exception>
    /// <exception cref="InvalidOperationException">The snapshot was compared before in this run.</exception>
    public void Compare(string received, bool accept)
    {
        if (!_compared.TryAdd(VerifiedPath, true))
        {
            throw new InvalidOperationException($"{name} is compared twice; give the second text a test of its own");
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
            + "Where the received text is right, rename its file to the verified one, or run the test again with ACCEPT_SNAPSHOTS=true.";
    }

    private static string ExplainDifference(string[] verified, string[] received)
    {
        var line = verified.Zip(received).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1} differs\n  received: {LineOf(received, line)}\n  verified: {LineOf(verified, line)}";
    }

    private static string LineOf(string[] lines, int line) => line < lines.Length ? lines[line] : "(ends)";
}
