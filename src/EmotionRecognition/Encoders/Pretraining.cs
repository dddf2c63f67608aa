namespace EmotionRecognition.Encoders;

/// <summary>What an encoder or a model was trained on before and elsewhere; a result that rests on it says so.</summary>
/// <param name="Name">Its name in tables: <c>MiniLM</c>.</param>
/// <param name="Data">What it was trained on, as far as its authors say, in one or more sentences.</param>
public sealed record Pretraining(string Name, string Data);
