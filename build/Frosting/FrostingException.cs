namespace Cake.Frosting;

/// <summary>A build that cannot run as it is put together.</summary>
public sealed class FrostingException : Exception
{
    /// <summary>Makes an error without a message.</summary>
    public FrostingException()
    {
    }

    /// <summary>Makes an error.</summary>
    public FrostingException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an error with the one underneath.</summary>
    public FrostingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
