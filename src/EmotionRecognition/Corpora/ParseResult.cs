using System.Globalization;

namespace EmotionRecognition.Corpora;

/// <summary>What was read from a corpus, and what was deliberately left out.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <param name="Items">In the order of the corpus's files, sorted ordinally, and of their lines.</param>
/// <param name="Omissions">In the same order.</param>
public sealed record ParseResult<T>(IReadOnlyList<T> Items, IReadOnlyList<Omission> Omissions)
{
    private const string Reason = "cannot be read";
    private const int MostListed = 20;
    private const int MostExamples = 3;

    /// <summary>The items that could not be read, each with its error. <see cref="LeaveOutUnreadable"/> decides what happens to them.</summary>
    public IReadOnlyList<UnreadableItem> Unreadable { get; init; } = [];

    /// <summary>What readers of results must know about the reading, such as that copies of files were counted once.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>The result without the items that could not be read: they become omissions, with a notice.</summary>
    /// <param name="most">The share of all items that may be left out, from 0 to 1.</param>
    /// <exception cref="InputException">There are more; the error lists them all.</exception>
    public ParseResult<T> LeaveOutUnreadable(double most)
    {
        var all = Unreadable.Count + Items.Count;
        if (Unreadable.Count == 0)
        {
            return this;
        }

        if (Unreadable.Count > most * all)
        {
            throw Unreadable.Count == 1 && most == 0 ? Unreadable[0].Error : ErrorOf(all);
        }

        var examples = string.Join(", ", Unreadable.Take(MostExamples).Select(item => item.Place));
        return this with
        {
            Omissions = [.. Omissions, .. Unreadable.Select(item => new Omission(item.Item, item.Place, Reason))],
            Notices = [.. Notices, $"{Unreadable.Count} of {all} clips are left out because they cannot be read, such as {examples}."],
            Unreadable = [],
        };
    }

    private InputException ErrorOf(int all)
    {
        var share = Math.Ceiling(1000.0 * Unreadable.Count / all) / 1000;
        var listed = string.Concat(Unreadable.Take(MostListed).Select(item => $"\n  {item.Error.Message}"));
        var more = Unreadable.Count > MostListed ? $"\n  and {Unreadable.Count - MostListed} more" : "";
        return new InputException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Unreadable.Count} of {all} clips cannot be read; fix them, or pass --max-unreadable={share} to leave them out:{listed}{more}"),
            Unreadable[0].Error);
    }
}

/// <summary>Something that could not be read.</summary>
/// <param name="Item">The utterance's id.</param>
/// <param name="Place">Its file, relative to the corpus.</param>
/// <param name="Error">What is wrong with it.</param>
public sealed record UnreadableItem(string Item, string Place, InputException Error);
