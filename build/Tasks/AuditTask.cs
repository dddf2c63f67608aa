using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Looks for leakage between training and test rows.</summary>
[TaskName("Audit")]
[TaskDescription("Looks for leakage between training and test rows.")]
[IsDependentOn(typeof(EvaluateTask))]
public sealed class AuditTask : StageTask;
