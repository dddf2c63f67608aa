using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Writes the tables of a corpus together with its generated samples, and the features scaled as published.</summary>
[TaskName("Combine")]
[TaskDescription("Writes the tables of a corpus together with its generated samples, and the features scaled as published.")]
[IsDependentOn(typeof(TranscriptsTask))]
[IsDependentOn(typeof(AcousticsTask))]
[IsDependentOn(typeof(ImportTask))]
public sealed class CombineTask : StageTask;
