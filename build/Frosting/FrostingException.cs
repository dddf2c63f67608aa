namespace Cake.Frosting;

/// <summary>The build is configured incorrectly and cannot run.</summary>
public sealed class FrostingException : Exception
{
    /// <summary>Creates an exception without a message.</summary>
    public FrostingException()
    {
    }

    /// <summary>Creates an exception.</summary>
    public FrostingException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with its cause.</summary>
    public FrostingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
