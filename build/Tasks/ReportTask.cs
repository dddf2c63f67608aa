using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Writes report/index.html with its figures and tables.</summary>
[TaskName("Report")]
[TaskDescription("Writes report/index.html with its figures and tables.")]
[IsDependentOn(typeof(AuditTask))]
public sealed class ReportTask : StageTask;
