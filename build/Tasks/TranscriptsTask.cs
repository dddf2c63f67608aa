using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Writes transcripts.csv: the text of each utterance.</summary>
[TaskName("Transcripts")]
[TaskDescription("Writes transcripts.csv: the text of each utterance.")]
[IsDependentOn(typeof(LabelsTask))]
public sealed class TranscriptsTask : StageTask;
