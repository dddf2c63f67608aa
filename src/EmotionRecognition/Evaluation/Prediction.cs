namespace EmotionRecognition.Evaluation;

/// <summary>What one trained system says about one test row.</summary>
/// <param name="Protocol">How rows became training and test rows: <c>published</c>, <c>honest</c>.</param>
/// <param name="System">The system's name, such as <c>resnet1d audio+text</c>.</param>
/// <param name="Fold">The fold that the row is a test row of.</param>
/// <param name="Utterance">The utterance's id.</param>
/// <param name="Actual">The class it is labelled with.</param>
/// <param name="Predicted">The class the system gives it.</param>
/// <param name="Probabilities">One probability a class, in the order of the table's classes.</param>
/// <param name="Copies">How often the row stands in the test part: more than once only where a protocol copies rows before it splits them.</param>
public sealed record Prediction(
    string Protocol,
    string System,
    string Fold,
    string Utterance,
    string Actual,
    string Predicted,
    float[] Probabilities,
    int Copies = 1);
