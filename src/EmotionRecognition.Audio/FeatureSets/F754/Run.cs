namespace EmotionRecognition.Audio.FeatureSets.F754;

/// <summary>Frames that follow each other.</summary>
/// <param name="Start">The first frame.</param>
/// <param name="End">The frame after the last one.</param>
internal readonly record struct Run(int Start, int End)
{
    /// <summary>Its length, seconds.</summary>
    public double Seconds => (End - Start) * FrameGrid.Seconds;

    /// <summary>The runs of frames that are marked, in order.</summary>
    public static List<Run> Of(bool[] marks)
    {
        List<Run> runs = [];
        for (var start = 0; start < marks.Length; start++)
        {
            if (marks[start])
            {
                var end = Array.FindIndex(marks, start, mark => !mark);
                runs.Add(new Run(start, end < 0 ? marks.Length : end));
                start = runs[^1].End;
            }
        }

        return runs;
    }
}
