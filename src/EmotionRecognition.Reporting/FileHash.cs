namespace EmotionRecognition.Reporting;

/// <summary>A file and the hash of its bytes.</summary>
/// <param name="Path">The file, relative to where the build keeps its outputs.</param>
/// <param name="Hash">The hash in hexadecimal digits.</param>
public sealed record FileHash(string Path, string Hash);
