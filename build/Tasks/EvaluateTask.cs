using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Scores saved models or a checkpoint: writes predictions and metrics.</summary>
[TaskName("Evaluate")]
[TaskDescription("Scores the trained models, those of --saved-models=FOLDER, or --checkpoint=FILE.pkl; writes predictions and metrics.")]
[IsDependentOn(typeof(TrainTask))]
public sealed class EvaluateTask : StageTask;
