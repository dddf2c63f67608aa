using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Writes transcripts.csv: what was said.</summary>
[TaskName("Transcripts")]
[TaskDescription("Writes transcripts.csv: what was said.")]
[IsDependentOn(typeof(LabelsTask))]
public sealed class TranscriptsTask : StageTask;
