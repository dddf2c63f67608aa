namespace EmotionRecognition.Reporting.Page;

/// <summary>One of the page's first lines: the best system of an experiment by a protocol that can be trusted.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="Recall">Its unweighted recall in percent.</param>
/// <param name="System">The system.</param>
/// <param name="Detail">Interval, chance and rows.</param>
/// <param name="Notice">What must be said with it; empty where nothing must.</param>
internal sealed record PageHeadline(string Experiment, string Protocol, string Recall, string System, string Detail, string Notice);
