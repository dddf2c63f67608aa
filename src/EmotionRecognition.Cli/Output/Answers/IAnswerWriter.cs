using EmotionRecognition.Cli.Clips;

namespace EmotionRecognition.Cli.Output.Answers;

/// <summary>Writes answers in one format; disposing it writes what is still missing.</summary>
internal interface IAnswerWriter : IDisposable
{
    /// <summary>Writes the answer of the next clip.</summary>
    void Write(ClipAnswer answer);
}
