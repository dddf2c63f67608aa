using EmotionRecognition.Pipeline.Engine;
namespace EmotionRecognition.Pipeline.Stages;
internal sealed class ExtractionProgress(StageRun run) { public override string ToString() => run.ToString()!; }
