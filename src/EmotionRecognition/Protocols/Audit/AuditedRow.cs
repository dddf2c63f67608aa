namespace EmotionRecognition.Protocols.Audit;

/// <summary>A row of one side, with the values that findings are counted by.</summary>
/// <param name="Fold">From 1.</param>
/// <param name="Utterance">The utterance's id.</param>
/// <param name="Class">The index of its class.</param>
/// <param name="Copies">How often it occurs on that side.</param>
internal readonly record struct AuditedRow(int Fold, string Utterance, int Class, int Copies);
