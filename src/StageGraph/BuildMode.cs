namespace StageGraph;

/// <summary>What a session does with stages.</summary>
public enum BuildMode
{
    /// <summary>Runs stages that are not up to date.</summary>
    Run,

    /// <summary>Runs all requested stages.</summary>
    Force,

    /// <summary>Reports what would run and why, but runs nothing.</summary>
    Explain,
}
