using EmotionRecognition.Corpora;
using EmotionRecognition.Evaluation;
using EmotionRecognition.Models.Ridge;

namespace EmotionRecognition.Reporting;

/// <summary>How well regressors predict valence, activation, and dominance.</summary>
/// <param name="Scores">By protocol, regressor, and dimension, in the order to show.</param>
/// <param name="Details">By protocol and regressor, what else is known.</param>
public sealed record DimensionResults(IReadOnlyList<RegressorScore> Scores, IReadOnlyList<RegressorDetail> Details);

/// <summary>The score of one regressor on one dimension under one protocol.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="Regressor">The regressor.</param>
/// <param name="Score">Its score.</param>
public sealed record RegressorScore(string Protocol, string Regressor, DimensionScore Score);

/// <summary>What is known about one regressor under one protocol besides its scores.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="Regressor">The regressor.</param>
/// <param name="Unrated">Test rows without ratings, which are left out.</param>
/// <param name="Penalties">The penalties by fold and dimension.</param>
public sealed record RegressorDetail(string Protocol, string Regressor, int Unrated, IReadOnlyList<DimensionPenalty> Penalties);

/// <summary>The penalty of one dimension in one fold.</summary>
/// <param name="Fold">From 1.</param>
/// <param name="Dimension">The dimension.</param>
/// <param name="Chosen">The penalty.</param>
public sealed record DimensionPenalty(int Fold, EmotionDimension Dimension, ChosenPenalty Chosen);
