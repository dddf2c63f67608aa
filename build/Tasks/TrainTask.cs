using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Trains the models of each experiment, protocol, and fold.</summary>
[TaskName("Train")]
[TaskDescription("Trains the models of each experiment, protocol, and fold.")]
[IsDependentOn(typeof(SplitTask))]
public sealed class TrainTask : StageTask;
