namespace StageGraph.SideBySide;

/// <summary>What stages that run side by side may use together.</summary>
/// <param name="Stages">The number of stages.</param>
/// <param name="Threads">The number of threads.</param>
/// <param name="Megabytes">The memory, by the estimates of stages.</param>
public sealed record StageBudget(int Stages, int Threads, int Megabytes)
{
    private const double ShareOfFreeMemory = 0.8;

    /// <summary>Most of the memory that this process could use now.</summary>
    public static int FreeMegabytes
    {
        get
        {
            var memory = GC.GetGCMemoryInfo(GCKind.Any);
            var free = Math.Min(memory.TotalAvailableMemoryBytes, Available() ?? long.MaxValue);
            return (int)Math.Min(free * ShareOfFreeMemory / 1_000_000, int.MaxValue);
        }
    }

    // Linux says how much is free including what it would give up; elsewhere, all of the memory counts as free.
    private static long? Available()
    {
        const string Info = "/proc/meminfo";
        return File.Exists(Info) && File.ReadLines(Info).FirstOrDefault(line => line.StartsWith("MemAvailable:", StringComparison.Ordinal)) is { } line
            && line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var kilobytes, ..] && long.TryParse(kilobytes, out var count)
                ? count * 1024
                : null;
    }
}
