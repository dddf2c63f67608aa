namespace Fuzzing.Tests;

/// <summary>A reader of files.</summary>
/// <param name="Name">Its name in the table of tests.</param>
/// <param name="FileName">What the file is called; it may decide how it is read.</param>
/// <param name="Seeds">Valid files.</param>
/// <param name="Read">Reads a file completely, given its path.</param>
internal sealed record Reader(string Name, string FileName, Func<IReadOnlyList<byte[]>> Seeds, Action<string> Read)
{
    /// <summary>Corrects hashes in a damaged file, so that more than the first check of the reader is tested.</summary>
    public Func<byte[], byte[]> Repair { get; init; } = bytes => bytes;

    /// <summary>How many files of other readers take the time of one of these.</summary>
    public int Cost { get; init; } = 1;

    /// <summary>The test's name.</summary>
    public override string ToString() => Name;
}
