namespace EmotionRecognition.Reporting.Page;

/// <summary>What the page shows of one corpus.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Notice">What must be said with its numbers; empty where nothing must.</param>
/// <param name="Facts">Utterances, hours, speakers, sessions.</param>
/// <param name="Labels">How often each label comes.</param>
/// <param name="Omissions">What was left out.</param>
internal sealed record PageCorpus(string Title, string Notice, PageTable Facts, PageTable Labels, PageTable Omissions);
