using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Writes splits.csv: fold and role of each utterance.</summary>
[TaskName("Split")]
[TaskDescription("Writes splits.csv: fold and role of each utterance.")]
[IsDependentOn(typeof(CombineTask))]
public sealed class SplitTask : StageTask;
