namespace StageGraph;

/// <summary>What a session does with a stage.</summary>
public enum BuildMode
{
    /// <summary>Runs what must run.</summary>
    Run,

    /// <summary>Runs everything that is asked for.</summary>
    Force,

    /// <summary>Says what would run and why, and runs nothing.</summary>
    Explain,
}
