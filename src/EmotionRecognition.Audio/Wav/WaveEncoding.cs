namespace EmotionRecognition.Audio.Wav;

/// <summary>How a WAVE file writes a sample.</summary>
public enum WaveEncoding
{
    /// <summary>Whole numbers, little endian; 8 bits unsigned, more bits signed (WAVE_FORMAT_PCM, 1).</summary>
    Pcm,

    /// <summary>IEEE 754 numbers of 32 or 64 bits (WAVE_FORMAT_IEEE_FLOAT, 3).</summary>
    Float,
}
