using EmotionRecognition.Audio;

namespace EmotionRecognition.Corpora;

/// <summary>A sound file that holds one utterance.</summary>
internal static class ClipFile
{
    /// <summary>Creates the utterance of a clip. Its duration is read from the file's header.</summary>
    /// <exception cref="InputException">The file is not a sound file or contains no sound.</exception>
    public static Utterance ToUtterance(string file, string id, string dialog, string speaker, string emotion)
    {
        var format = SoundFile.ReadFormat(file);
        return format.FrameCount > 0
            ? new Utterance(id, dialog, speaker, "", 0, format.Duration, emotion)
            : throw new InputException(file, "no sound", "at least one frame", "restore the file");
    }
}
