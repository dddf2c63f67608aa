using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Scores the saved models, or the checkpoint that is given: predictions and metrics.</summary>
[TaskName("Evaluate")]
[TaskDescription("Scores the saved models, those of --saved-models=DIR, or --checkpoint=FILE.pkl: predictions and metrics.")]
[IsDependentOn(typeof(TrainTask))]
public sealed class EvaluateTask : StageTask;
