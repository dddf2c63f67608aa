using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Writes tables that combine a corpus with its generated samples, and features scaled as published.</summary>
[TaskName("Combine")]
[TaskDescription("Writes tables that combine a corpus with its generated samples, and features scaled as published.")]
[IsDependentOn(typeof(TranscriptsTask))]
[IsDependentOn(typeof(AcousticsTask))]
[IsDependentOn(typeof(ImportTask))]
public sealed class CombineTask : StageTask;
