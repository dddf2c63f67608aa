namespace EmotionRecognition.Audio.Wav;

/// <summary>How a WAV file stores a sample.</summary>
internal enum WaveEncoding
{
    /// <summary>Integers, little endian; 8 bits unsigned, wider ones signed (WAVE_FORMAT_PCM, 1).</summary>
    Pcm,

    /// <summary>IEEE 754 numbers of 32 or 64 bits (WAVE_FORMAT_IEEE_FLOAT, 3).</summary>
    Float,

    /// <summary>A-law of ITU-T G.711, 8 bits (WAVE_FORMAT_ALAW, 6).</summary>
    ALaw,

    /// <summary>mu-law of ITU-T G.711, 8 bits (WAVE_FORMAT_MULAW, 7).</summary>
    MuLaw,
}
