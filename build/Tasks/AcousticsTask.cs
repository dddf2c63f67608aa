using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Writes acoustics.csv: 276 features of each utterance's sound.</summary>
[TaskName("Acoustics")]
[TaskDescription("Writes acoustics.csv: 276 features of each utterance's sound.")]
[IsDependentOn(typeof(LabelsTask))]
public sealed class AcousticsTask : StageTask;
