using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Writes labels.csv: who said what when, with which emotion.</summary>
[TaskName("Labels")]
[TaskDescription("Writes labels.csv: who said what when, with which emotion.")]
[IsDependentOn(typeof(SynthesizeTask))]
public sealed class LabelsTask : StageTask;
