namespace EmotionRecognition.Synthetic.Language;

/// <summary>The subject of an improvised dialog; every session plays the same scenarios.</summary>
/// <param name="Matters">Noun phrases that fill the slot <c>{it}</c>.</param>
/// <param name="Leaning">How much more often than elsewhere each label occurs; 1 if absent.</param>
internal sealed record Scenario(IReadOnlyList<string> Matters, IReadOnlyDictionary<Label, double> Leaning)
{
    /// <summary>The scenarios in order: the first is <c>impro01</c>.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(
            ["my suitcase", "the flight", "the luggage", "this ticket", "the counter"],
            new Dictionary<Label, double> { [Label.Fru] = 3, [Label.Ang] = 2, [Label.Neu] = 1.5 }),
        new(
            ["the wedding", "the ring", "the party", "the news", "this letter"],
            new Dictionary<Label, double> { [Label.Exc] = 3, [Label.Hap] = 3, [Label.Sur] = 2.5 }),
        new(
            ["the noise upstairs", "the cellar", "the window", "the light", "that car"],
            new Dictionary<Label, double> { [Label.Fea] = 4, [Label.Sur] = 2, [Label.Neu] = 1.5 }),
        new(
            ["the funeral", "the old house", "her letters", "the hospital", "the garden"],
            new Dictionary<Label, double> { [Label.Sad] = 3.5, [Label.Fru] = 1.5, [Label.Neu] = 1.5 }),
        new(
            ["the job", "the office", "the report", "the interview", "the contract"],
            new Dictionary<Label, double> { [Label.Fru] = 2.5, [Label.Neu] = 2, [Label.Sad] = 1.5 }),
        new(
            ["the money", "the car", "the rent", "the bill", "your brother"],
            new Dictionary<Label, double> { [Label.Ang] = 3.5, [Label.Fru] = 2 }),
        new(
            ["the match", "the prize", "the concert", "the team", "the trip"],
            new Dictionary<Label, double> { [Label.Exc] = 3.5, [Label.Hap] = 2, [Label.Sur] = 2 }),
        new(
            ["the operation", "the test", "the doctor", "the storm", "the bridge"],
            new Dictionary<Label, double> { [Label.Fea] = 3, [Label.Sad] = 2, [Label.Neu] = 1.5 }),
    ];

    /// <summary>How much more often than elsewhere a label occurs.</summary>
    public double LeaningTo(Label label) => Leaning.GetValueOrDefault(label, 1);
}
