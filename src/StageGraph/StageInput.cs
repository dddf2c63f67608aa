namespace StageGraph;

/// <summary>A file that a stage reads.</summary>
/// <param name="Name">What the manifest calls it: the same on every machine, such as <c>corpus/wav/03a01Fa.wav</c> or <c>data/emodb/labels.csv</c>.</param>
/// <param name="Path">Where it lies here.</param>
public sealed record StageInput(string Name, string Path);
