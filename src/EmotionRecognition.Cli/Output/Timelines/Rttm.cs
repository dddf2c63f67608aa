using System.Globalization;
using EmotionRecognition.Recognition.Timelines;

namespace EmotionRecognition.Cli.Output.Timelines;

/// <summary>
/// A timeline as RTTM (NIST, Rich Transcription 2009, appendix A): a <c>SPEAKER</c> line of ten fields per turn, with the emotion in the place of the
/// speaker's name and its probability as confidence.
/// </summary>
internal static class Rttm
{
    /// <summary>Writes it.</summary>
    public static void Write(Timeline timeline, TextWriter output)
    {
        var file = Field(Path.GetFileNameWithoutExtension(timeline.File));
        foreach (var turn in Turn.Of(timeline))
        {
            var emotion = Field(timeline.Classes[turn.Class]);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"SPEAKER {file} 1 {turn.Start:0.000} {turn.End - turn.Start:0.000} <NA> <NA> {emotion} {turn.Probability:0.000} <NA>"));
        }
    }

    // Fields are separated by spaces.
    private static string Field(string text) => string.Concat(text.Select(each => char.IsWhiteSpace(each) ? '_' : each));
}
