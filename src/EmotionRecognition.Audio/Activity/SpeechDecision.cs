namespace EmotionRecognition.Audio.Activity;

/// <summary>From levels and periodicity to speech and pauses.</summary>
internal static class SpeechDecision
{
    /// <summary>Decides for each frame whether there is speech.</summary>
    /// <param name="frames">Consecutive frames.</param>
    /// <param name="settings">The options.</param>
    public static bool[] Of(IReadOnlyList<ActivityFrame> frames, SpeechActivitySettings settings)
    {
        var floors = NoiseFloor.Of(frames, settings.FloorPercent, settings.LowestFloor);
        var loud = new bool[frames.Count];
        var voiced = new bool[frames.Count];
        for (var i = 0; i < frames.Count; i++)
        {
            loud[i] = frames[i].Level >= floors[i] + settings.Above;
            voiced[i] = loud[i] && frames[i].Periodicity >= settings.Voicing;
        }

        Remove(voiced, run => run.Length < Frames(settings.ShortestVoice));
        var speech = (bool[])voiced.Clone();
        var reach = Frames(settings.Unvoiced);
        foreach (var run in Runs(voiced, true))
        {
            for (var i = run.Start - 1; i >= Math.Max(0, run.Start - reach) && loud[i]; i--)
            {
                speech[i] = true;
            }

            for (var i = run.End; i < Math.Min(speech.Length, run.End + reach) && loud[i]; i++)
            {
                speech[i] = true;
            }
        }

        foreach (var gap in Runs(speech, false))
        {
            if (gap.Start > 0 && gap.End < speech.Length && gap.Length < Frames(settings.ShortestPause))
            {
                speech.AsSpan(gap.Start, gap.Length).Fill(true);
            }
        }

        Remove(speech, run => voiced.AsSpan(run.Start, run.Length).Count(true) < Frames(settings.LeastVoice));
        foreach (var run in Runs(speech, true))
        {
            var (start, end) = (Math.Max(0, run.Start - Frames(settings.Before)), Math.Min(speech.Length, run.End + Frames(settings.After)));
            speech.AsSpan(start, end - start).Fill(true);
        }

        return speech;
    }

    private static int Frames(double seconds) => (int)Math.Round(seconds / SpeechActivity.FrameSeconds);

    private static void Remove(bool[] marks, Func<MarkedRun, bool> isRemoved)
    {
        foreach (var run in Runs(marks, true).Where(isRemoved))
        {
            marks.AsSpan(run.Start, run.Length).Clear();
        }
    }

    private static List<MarkedRun> Runs(bool[] marks, bool value)
    {
        List<MarkedRun> runs = [];
        for (var start = 0; start < marks.Length;)
        {
            var length = marks.AsSpan(start).IndexOf(!value);
            var end = length < 0 ? marks.Length : start + length;
            if (end > start)
            {
                runs.Add(new MarkedRun(start, end));
            }

            start = end + 1;
        }

        return runs;
    }

    private readonly record struct MarkedRun(int Start, int End)
    {
        public int Length => End - Start;
    }
}
