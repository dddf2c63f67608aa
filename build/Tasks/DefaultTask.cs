using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>The report.</summary>
[TaskName("Default")]
[TaskDescription("The report.")]
[IsDependentOn(typeof(ReportTask))]
public sealed class DefaultTask : FrostingTask<BuildContext>;
