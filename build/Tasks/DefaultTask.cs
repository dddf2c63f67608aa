using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Writes the report.</summary>
[TaskName("Default")]
[TaskDescription("Writes the report.")]
[IsDependentOn(typeof(ReportTask))]
public sealed class DefaultTask : FrostingTask<BuildContext>;
