using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Writes tables that combine a corpus with its generated samples, features scaled as published, and embeddings of texts.</summary>
[TaskName("Combine")]
[TaskDescription("Writes tables that combine a corpus with its generated samples, features scaled as published, and embeddings of texts.")]
[IsDependentOn(typeof(TranscriptsTask))]
[IsDependentOn(typeof(AcousticsTask))]
[IsDependentOn(typeof(ImportTask))]
public sealed class CombineTask : StageTask;
