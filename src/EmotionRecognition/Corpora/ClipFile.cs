using EmotionRecognition.Audio;
using EmotionRecognition.Audio.Wav;

namespace EmotionRecognition.Corpora;

/// <summary>A sound file that is one utterance.</summary>
internal static class ClipFile
{
    /// <summary>Makes the utterance of a clip: it is its own dialog, and lasts as long as its header says.</summary>
    /// <exception cref="InputException">The file is no WAVE file, or there is no sound in it.</exception>
    public static Utterance ToUtterance(string file, string id, string dialog, string speaker, string emotion)
    {
        var format = WaveReader.ReadFormat(file);
        return format.FrameCount > 0
            ? new Utterance(id, dialog, speaker, "", 0, format.Duration, emotion)
            : throw new InputException($"{file} byte {format.DataOffset}", "no sound", "at least one frame", "restore the file");
    }
}
