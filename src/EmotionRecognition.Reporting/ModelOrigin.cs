namespace EmotionRecognition.Reporting;

/// <summary>Where an experiment's models come from if the run did not train them.</summary>
/// <param name="Notice">A notice for every place that shows its numbers: <c>The models were not trained by this run: given from FOLDER.</c></param>
/// <param name="Memory">What given models remember of their test rows, in the order to show; empty for a checkpoint, which remembers nothing.</param>
public sealed record ModelOrigin(string Notice, IReadOnlyList<ModelMemoryNote> Memory);

/// <summary>What the given models of one system remember of their test rows under one protocol, over all folds.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="System">The system.</param>
/// <param name="Models">The number of models, one per fold.</param>
/// <param name="Trained">When they were trained, or that it is not recorded.</param>
/// <param name="OnlyNames">Models that remember their rows by name only, so that they cannot recognize rows under other names.</param>
/// <param name="TestRows">Test rows, each utterance once per fold.</param>
/// <param name="Seen">Test rows that their model was trained or selected on.</param>
/// <param name="Renamed">Those of them that had another name.</param>
/// <param name="SameWords">Other test rows whose words their model has seen; counted only for models that read nothing else.</param>
public sealed record ModelMemoryNote(
    string Protocol, string System, int Models, string Trained, int OnlyNames, int TestRows, int Seen, int Renamed, int SameWords);
