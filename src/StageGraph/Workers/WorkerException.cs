namespace StageGraph.Workers;

/// <summary>A stage has failed in a worker: the message is that of the error there.</summary>
/// <param name="message">The message.</param>
/// <param name="details">The error as the worker saw it.</param>
public sealed class WorkerException(string message, string details) : Exception(message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{details}\n{base.ToString()}";
}
