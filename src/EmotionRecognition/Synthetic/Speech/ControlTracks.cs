namespace EmotionRecognition.Synthetic.Speech;

/// <summary>The control parameters of the synthesizer: one value per parameter for every frame of 5 ms.</summary>
internal sealed class ControlTracks
{
    /// <summary>The sample rate of synthesized speech, Hz.</summary>
    public const int SampleRate = 16000;

    /// <summary>Samples per frame.</summary>
    public const int FrameSamples = 80;

    // The tongue is slow, the lips and the glottis are quick: how many frames on either side a track is smoothed over.
    private const int TongueReach = 5;
    private const int GlottisReach = 2;

    private ControlTracks(int frames)
    {
        Voicing = new double[frames];
        Aspiration = new double[frames];
        Friction = new double[frames];
        NoiseCenter = new double[frames];
        NoiseWidth = new double[frames];
        Nasality = new double[frames];
        First = new double[frames];
        Second = new double[frames];
        Third = new double[frames];
    }

    /// <summary>The number of frames.</summary>
    public int Frames => Voicing.Length;

    /// <summary>Amplitude of the voice, 0 to 1.</summary>
    public double[] Voicing { get; private set; }

    /// <summary>Amplitude of noise from the glottis.</summary>
    public double[] Aspiration { get; private set; }

    /// <summary>Amplitude of noise from the mouth.</summary>
    public double[] Friction { get; private set; }

    /// <summary>The frequency at which the friction is strongest, Hz.</summary>
    public double[] NoiseCenter { get; }

    /// <summary>The bandwidth of the friction, Hz.</summary>
    public double[] NoiseWidth { get; }

    /// <summary>Nasality, 0 to 1.</summary>
    public double[] Nasality { get; private set; }

    /// <summary>F1, Hz.</summary>
    public double[] First { get; private set; }

    /// <summary>F2, Hz.</summary>
    public double[] Second { get; private set; }

    /// <summary>F3, Hz.</summary>
    public double[] Third { get; private set; }

    /// <summary>Places segments end to end and smooths the targets into movements.</summary>
    /// <param name="segments">At least one segment.</param>
    public static ControlTracks Of(IReadOnlyList<Segment> segments)
    {
        var tracks = new ControlTracks(segments.Sum(segment => segment.Frames));
        var frame = 0;
        foreach (var segment in segments)
        {
            for (var at = 0; at < segment.Frames; at++, frame++)
            {
                tracks.Set(frame, segment, (at + .5) / segment.Frames);
            }
        }

        tracks.First = Smooth(Smooth(tracks.First, TongueReach), TongueReach);
        tracks.Second = Smooth(Smooth(tracks.Second, TongueReach), TongueReach);
        tracks.Third = Smooth(Smooth(tracks.Third, TongueReach), TongueReach);
        tracks.Nasality = Smooth(tracks.Nasality, TongueReach);
        tracks.Voicing = Smooth(tracks.Voicing, GlottisReach);
        tracks.Aspiration = Smooth(tracks.Aspiration, GlottisReach);
        tracks.Friction = Smooth(tracks.Friction, 1);
        return tracks;
    }

    private void Set(int frame, Segment segment, double share)
    {
        var formants = segment.Start.Toward(segment.End, share);
        First[frame] = formants.First;
        Second[frame] = formants.Second;
        Third[frame] = formants.Third;
        Voicing[frame] = segment.Voicing;
        Aspiration[frame] = segment.Aspiration;
        Friction[frame] = segment.Friction;
        NoiseCenter[frame] = segment.NoiseCenter;
        NoiseWidth[frame] = segment.NoiseWidth;
        Nasality[frame] = segment.Nasality;
    }

    private static double[] Smooth(double[] track, int reach)
    {
        var smooth = new double[track.Length];
        for (var frame = 0; frame < track.Length; frame++)
        {
            var sum = 0.0;
            for (var at = frame - reach; at <= frame + reach; at++)
            {
                sum += track[Math.Clamp(at, 0, track.Length - 1)];
            }

            smooth[frame] = sum / ((2 * reach) + 1);
        }

        return smooth;
    }
}
