namespace EmotionRecognition.Evaluation;

/// <summary>How well one class is recognized.</summary>
/// <param name="Class">The class.</param>
/// <param name="Precision">The share of the rows predicted as this class that belong to it; 0 if there are none.</param>
/// <param name="Recall">The share of its rows that were predicted as this class; 0 if it has no test rows (it is then excluded from averages).</param>
/// <param name="F1">Harmonic mean of the two: 2 TP / (2 TP + FP + FN); 0 if the class neither occurs nor is predicted.</param>
/// <param name="Support">The number of test rows of the class.</param>
/// <param name="Predicted">The number of test rows predicted as the class.</param>
public sealed record ClassMetrics(string Class, double Precision, double Recall, double F1, int Support, int Predicted);
