using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Writes the acoustic features of each utterance, one table per feature set in use, and fingerprints of recordings.</summary>
[TaskName("Acoustics")]
[TaskDescription("Writes features/SET.csv: acoustic features of each utterance.")]
[IsDependentOn(typeof(LabelsTask))]
public sealed class AcousticsTask : StageTask;
