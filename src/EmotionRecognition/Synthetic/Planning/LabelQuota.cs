namespace EmotionRecognition.Synthetic.Planning;

/// <summary>The number of utterances of each label in a session.</summary>
internal static class LabelQuota
{
    // Close to IEMOCAP's shares, except that fear and surprise (there 0.4 % and 1.1 %) are frequent enough to occur in every fold.
    private static readonly (Label Label, double Share)[] _shares =
    [
        (Label.Xxx, .150), (Label.Fru, .170), (Label.Neu, .165), (Label.Ang, .120), (Label.Sad, .110), (Label.Exc, .100), (Label.Hap, .070),
        (Label.Sur, .050), (Label.Fea, .050), (Label.Oth, .008), (Label.Dis, .007),
    ];

    /// <summary>The minimum number of utterances of fear, and of surprise: two in a session of forty or more utterances, otherwise one.</summary>
    public static int FewestOfRare(int utterances) => utterances < 40 ? 1 : 2;

    /// <summary>Labels for the improvised utterances of a session.</summary>
    /// <param name="scripted">The labels of its scripted utterances; the session as a whole comes as close to the shares as possible.</param>
    /// <param name="count">Improvised utterances, at least 4.</param>
    /// <returns><paramref name="count"/> labels, the rarest first.</returns>
    public static List<Label> Fill(IReadOnlyList<Label> scripted, int count)
    {
        var total = scripted.Count + count;
        var have = scripted.CountBy(label => label).ToDictionary();
        var labels = new List<Label>();
        void Add(Label label)
        {
            labels.Add(label);
            have[label] = have.GetValueOrDefault(label) + 1;
        }

        foreach (var rare in new[] { Label.Fea, Label.Sur })
        {
            while (have.GetValueOrDefault(rare) < FewestOfRare(total))
            {
                Add(rare);
            }
        }

        while (labels.Count < count)
        {
            Add(_shares.MaxBy(entry => (entry.Share * total) - have.GetValueOrDefault(entry.Label)).Label);
        }

        return [.. labels.OrderBy(label => _shares.First(entry => entry.Label == label).Share)];
    }
}
