using Shared;

namespace StageGraph;

/// <summary>
/// A build error that the user can fix. The message is a single line: the place, what was found, what was expected, and what to do.
/// </summary>
public sealed class BuildException : Exception
{
    /// <summary>Creates the error from its four parts.</summary>
    /// <param name="place">The stage, file or option.</param>
    /// <param name="found">What was found.</param>
    /// <param name="expected">What was expected.</param>
    /// <param name="remedy">What the user can do about it.</param>
    /// <param name="cause">The exception that caused it, if any.</param>
    public BuildException(string place, string found, string expected, string remedy, Exception? cause = null)
        : base(ErrorLine.Of(place, found, expected, remedy), cause)
    {
    }
}
