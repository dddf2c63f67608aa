namespace EmotionRecognition.Audio.Files;

/// <summary>Decodes a compressed sound file from its start on. <see cref="DecodedFile"/> makes any part of it readable.</summary>
internal interface ISoundDecoder : IDisposable
{
    /// <summary>The contents of the header.</summary>
    SoundFormat Format { get; }

    /// <summary>What was wrong with the file but did not keep it from being read.</summary>
    IReadOnlyList<string> Notices { get; }

    /// <summary>The greatest value a sample can have, or 1 for encodings without a bound.</summary>
    double FullScale { get; }

    /// <summary>Goes back to the first frame.</summary>
    void Restart();

    /// <summary>Decodes the frames that follow.</summary>
    /// <param name="frames">Receives whole frames, one sample per channel each.</param>
    /// <returns>How many samples were decoded: all channels of at least one frame, or 0 at the end of the sound.</returns>
    /// <exception cref="InputException">The file is damaged.</exception>
    int Decode(Span<double> frames);
}
