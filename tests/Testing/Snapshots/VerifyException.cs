namespace Testing.Snapshots;

/// <summary>What a test received is not what was verified.</summary>
internal sealed class VerifyException(string message) : Exception(message);
