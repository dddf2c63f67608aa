namespace Testing.Snapshots;

/// <summary>The received text differs from the verified text.</summary>
internal sealed class VerifyException(string message) : Exception(message);
