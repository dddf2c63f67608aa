namespace StageGraph;

/// <summary>
/// A build that cannot go on for a reason that its user can remove: one line that says where, what was found, what was expected and what to do.
/// </summary>
public sealed class BuildException : Exception
{
    /// <summary>Makes the error from its four parts.</summary>
    /// <param name="place">The stage, file or option.</param>
    /// <param name="found">What is there.</param>
    /// <param name="expected">What should be there.</param>
    /// <param name="remedy">What the user can do about it.</param>
    /// <param name="cause">The error underneath, if one was caught.</param>
    public BuildException(string place, string found, string expected, string remedy, Exception? cause = null)
        : base($"{place}: {found}, expected {expected}; {remedy}", cause)
    {
    }
}
