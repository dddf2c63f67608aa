using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Writes labels.csv: speaker, time, and emotion of each utterance.</summary>
[TaskName("Labels")]
[TaskDescription("Writes labels.csv: speaker, time, and emotion of each utterance.")]
[IsDependentOn(typeof(SynthesizeTask))]
public sealed class LabelsTask : StageTask;
