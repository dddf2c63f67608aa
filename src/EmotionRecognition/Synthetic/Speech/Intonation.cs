namespace EmotionRecognition.Synthetic.Speech;

/// <summary>The melody of an utterance: declination, accents on stressed vowels, a fall or a rise at the end.</summary>
internal static class Intonation
{
    private const double FrameSeconds = (double)ControlTracks.FrameSamples / ControlTracks.SampleRate;

    /// <summary>Computes F0 and the loudness of the accents, frame by frame.</summary>
    /// <param name="segments">The utterance.</param>
    /// <param name="frames">Its frames.</param>
    /// <param name="voice">The pitch and range of the voice.</param>
    /// <param name="isQuestion">Whether it rises at the end.</param>
    /// <param name="random">Draws the accents.</param>
    /// <returns>F0 from 60 to 500 Hz and an amplitude factor around 1, with <paramref name="frames"/> values each.</returns>
    public static (double[] Pitch, double[] Stress) Draw(
        IReadOnlyList<Segment> segments, int frames, VoiceSettings voice, bool isQuestion, RandomStream random)
    {
        var accents = Accents(segments, random);
        var steepness = random.Normal(3.5, .8);
        var ending = isQuestion ? random.Normal(5, 1.5) : random.Normal(-2, .8);
        var slow = (Rate: random.Uniform(.8, 2), Phase: random.Uniform(0, 2 * Math.PI));
        var tremor = (Rate: random.Uniform(5, 8), Phase: random.Uniform(0, 2 * Math.PI));
        var end = EndOfLastVowel(segments);
        var pitch = new double[frames];
        var stress = new double[frames];
        for (var frame = 0; frame < frames; frame++)
        {
            var seconds = frame * FrameSeconds;
            var left = Math.Max(0, end - frame) * FrameSeconds;
            var accent = accents.Sum(peak => peak.Height * Math.Exp(-.5 * Math.Pow((seconds - peak.Seconds) / .075, 2)));
            var last = Math.Exp(-.5 * Math.Pow(left / .15, 2));
            var movement = (steepness * (.5 - ((double)frame / frames))) + accent - 2.4 + (ending * last)
                + (.4 * Math.Sin((2 * Math.PI * slow.Rate * seconds) + slow.Phase));
            var semitones = (voice.Range * movement) + (voice.Rise * last)
                + (voice.Tremor * Math.Sin((2 * Math.PI * tremor.Rate * seconds) + tremor.Phase));
            pitch[frame] = Math.Clamp(voice.Pitch * Math.Pow(2, semitones / 12), Math.Max(60, .6 * voice.Pitch), 500);
            stress[frame] = Math.Pow(10, ((.8 * accent) - (4.0 * frame / frames) - (2 * last)) / 20);
        }

        return (pitch, stress);
    }

    private static int EndOfLastVowel(IReadOnlyList<Segment> segments)
    {
        var (frame, end) = (0, 0);
        foreach (var segment in segments)
        {
            frame += segment.Frames;
            end = segment.IsSyllable ? frame : end;
        }

        return end;
    }

    private static List<(double Seconds, double Height)> Accents(IReadOnlyList<Segment> segments, RandomStream random)
    {
        var accents = new List<(double, double)>();
        var frame = 0;
        foreach (var segment in segments)
        {
            if (segment.IsStressed && (accents.Count == 0 || random.Chance(.7)))
            {
                accents.Add(((frame + (segment.Frames * random.Uniform(.2, .8))) * FrameSeconds, Math.Max(.3, random.Normal(2.6, 1))));
            }

            frame += segment.Frames;
        }

        return accents;
    }
}
