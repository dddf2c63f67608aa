using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Looks for leaks between training and test rows.</summary>
[TaskName("Audit")]
[TaskDescription("Looks for leaks between training and test rows.")]
[IsDependentOn(typeof(EvaluateTask))]
public sealed class AuditTask : StageTask;
