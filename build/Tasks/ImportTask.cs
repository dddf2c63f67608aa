using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Reads the study's preprocessed files instead of a corpus.</summary>
[TaskName("Import")]
[TaskDescription("Writes labels, transcripts, features, and published splits from the study's preprocessed files (--corpus=preprocessed only).")]
public sealed class ImportTask : StageTask;
