using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Writes the features of each utterance's sound, a table per feature set that a system reads, and fingerprints of recordings.</summary>
[TaskName("Acoustics")]
[TaskDescription("Writes features/SET.csv: acoustic features of each utterance.")]
[IsDependentOn(typeof(LabelsTask))]
public sealed class AcousticsTask : StageTask;
