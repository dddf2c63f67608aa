namespace StageGraph;

/// <summary>What a stage takes of the machine while it runs. It decides only which stages run side by side, not what they write.</summary>
/// <param name="Threads">The number of threads if the stage does not use <see cref="StageRun.Threads"/>; null: as many as it is given.</param>
/// <param name="Megabytes">An estimate of the memory.</param>
public readonly record struct StageDemand(int? Threads, int Megabytes)
{
    /// <summary>The estimate for a stage that says nothing.</summary>
    public const int UsualMegabytes = 300;
}
