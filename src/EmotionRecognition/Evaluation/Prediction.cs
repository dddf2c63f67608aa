namespace EmotionRecognition.Evaluation;

/// <summary>The prediction of one trained system for one test row.</summary>
/// <param name="Protocol">The protocol that divided the rows: <c>published</c>, <c>honest</c>.</param>
/// <param name="System">The name of the system, such as <c>resnet1d audio+text</c>.</param>
/// <param name="Fold">The fold in which the row is tested.</param>
/// <param name="Utterance">The id of the utterance.</param>
/// <param name="Actual">The class of its label.</param>
/// <param name="Predicted">The class that the system predicts.</param>
/// <param name="Probabilities">One probability per class, in the order of the table's classes.</param>
/// <param name="Copies">How often the row occurs in the test part: more than once only if the protocol copies rows before splitting them.</param>
public sealed record Prediction(
    string Protocol,
    string System,
    string Fold,
    string Utterance,
    string Actual,
    string Predicted,
    float[] Probabilities,
    int Copies = 1);
