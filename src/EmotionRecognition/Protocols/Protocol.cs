namespace EmotionRecognition.Protocols;

/// <summary>How rows become training and test rows, and who may look at which.</summary>
public sealed record Protocol
{
    private Protocol(string name, FittedOn fittedOn, SelectedOn selectedOn)
    {
        Name = name;
        FittedOn = fittedOn;
        SelectedOn = selectedOn;
    }

    /// <summary>The study as it was done, leaks included: its printed figures come from it.</summary>
    public static Protocol Published { get; } = new("published", FittedOn.AllRows, SelectedOn.TestRows);

    /// <summary>
    /// What a result should rest on: no speaker, dialog, source video or duplicate on two sides, nothing fitted or chosen on test rows.
    /// </summary>
    public static Protocol Honest { get; } = new("honest", FittedOn.TrainingRows, SelectedOn.ValidationRows);

    /// <summary>Honest, and IEMOCAP's scripts and improvisation scenarios are kept apart too.</summary>
    public static Protocol ScriptDisjoint { get; } = new("script-disjoint", FittedOn.TrainingRows, SelectedOn.ValidationRows);

    /// <summary>Honest, but each test speaker is normalised by that speaker's own unlabelled clips.</summary>
    public static Protocol Transductive { get; } =
        new("transductive", FittedOn.TrainingRowsAndUnlabelledTestSpeakers, SelectedOn.ValidationRows);

    /// <summary>Every protocol.</summary>
    public static IReadOnlyList<Protocol> All { get; } = [Published, Honest, ScriptDisjoint, Transductive];

    /// <summary>What settings call it: <c>honest</c>.</summary>
    public string Name { get; }

    /// <summary>Which rows scalers, vectorisers, class weights and generators see.</summary>
    public FittedOn FittedOn { get; }

    /// <summary>Which rows choose epochs and settings.</summary>
    public SelectedOn SelectedOn { get; }

    /// <summary>
    /// Whether a leak is an error: everywhere but under <see cref="Published"/>, whose leaks are part of what it reproduces.
    /// </summary>
    public bool ForbidsLeaks => this != Published;

    /// <summary>The protocol of a name.</summary>
    /// <exception cref="InputException">There is none; the error lists the names.</exception>
    public static Protocol Named(string name) => All.FirstOrDefault(protocol => protocol.Name == name)
        ?? throw new InputException(
            "protocol", $"\"{name}\"", $"one of {string.Join(", ", All.Select(protocol => protocol.Name))}", "choose one of them");

    /// <inheritdoc/>
    public override string ToString() => Name;
}
