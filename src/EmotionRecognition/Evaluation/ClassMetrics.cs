namespace EmotionRecognition.Evaluation;

/// <summary>How well one class is recognised.</summary>
/// <param name="Class">The class.</param>
/// <param name="Precision">Share of the rows given this class that belong to it; 0 where none was given it.</param>
/// <param name="Recall">Share of the class's rows that were given it; 0 where it has no test row (such a class is left out of averages).</param>
/// <param name="F1">Harmonic mean of the two: 2 TP / (2 TP + FP + FN); 0 where the class neither occurs nor is given.</param>
/// <param name="Support">Test rows of the class.</param>
/// <param name="Predicted">Test rows that were given the class.</param>
public sealed record ClassMetrics(string Class, double Precision, double Recall, double F1, int Support, int Predicted);
