namespace EmotionRecognition.Synthetic.Generated;

/// <summary>A clip that both generators reproduce.</summary>
/// <param name="Video">The video that the clip is cut from, eleven characters.</param>
/// <param name="Label">The emotion: happiness, sadness, anger, or fear.</param>
internal sealed record GeneratedClip(string Video, Label Label)
{
    // IEMOCAP's generated samples: happy 688, sad 132, anger 114, fear 28 of 962.
    private static readonly (Label Label, double Share)[] _shares = [(Label.Sad, .137), (Label.Ang, .119), (Label.Fea, .034)];

    /// <summary>Plans the clips: one to four per video, most clips of a video with the same label.</summary>
    /// <param name="count">The number of clips.</param>
    /// <param name="random">The random stream of the clips.</param>
    public static IReadOnlyList<GeneratedClip> Plan(int count, RandomStream random)
    {
        var labels = _shares.SelectMany(entry => Enumerable.Repeat(entry.Label, (int)Math.Round(entry.Share * count))).ToList();
        labels.AddRange(Enumerable.Repeat(Label.Hap, count - labels.Count));
        for (var swap = 0; swap < count / 5; swap++)
        {
            var (one, other) = (random.Index(count), random.Index(count));
            (labels[one], labels[other]) = (labels[other], labels[one]);
        }

        var clips = new List<GeneratedClip>();
        while (clips.Count < count)
        {
            var video = VideoName(random);
            clips.AddRange(labels.Skip(clips.Count).Take(1 + random.Index(4)).Select(label => new GeneratedClip(video, label)).ToList());
        }

        return clips;
    }

    private static string VideoName(RandomStream random)
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return string.Concat(Enumerable.Range(0, 11).Select(_ => Letters[random.Index(Letters.Length)]));
    }
}
