namespace EmotionRecognition.Models.Saved.Cards;

/// <summary>What every model card says, whatever the model.</summary>
public static class CardWords
{
    /// <summary>What models are for.</summary>
    public static IReadOnlyList<string> IntendedUse { get; } =
    [
        "Research and teaching: to study how speech is classified, and as a baseline to compare with.",
        "Clips of a few seconds in which one person speaks, recorded much like the training data.",
    ];

    /// <summary>What models must not be used for.</summary>
    public static IReadOnlyList<string> Misuse { get; } =
    [
        "A model names the emotion that a clip resembles. It does not know what a person feels, and must not be used as if it did.",
        "Emotions acted in a studio are not feelings: how people sound in earnest is different, and scores on acted speech say little about it.",
        "Do not decide about people by it: not in hiring, at work, at school, in insurance, in court, in policing, in medicine, or at a border.",
        "Inferring emotions of people at work or school is prohibited in the European Union, except for medical or safety reasons (Regulation (EU) 2024/1689, "
            + "the AI Act, article 5(1)(f)); elsewhere it may be restricted as well. People must be told where emotions are recognized (article 50(3)).",
        "A voice is personal data. Analyze only recordings that you may analyze.",
    ];

    /// <summary>Limits of every model of this kind.</summary>
    public static IReadOnlyList<string> Limits { get; } =
    [
        "It always answers with one of its classes, also to music, noise, silence, and emotions that it does not know.",
        "Other languages, cultures, ages, microphones, rooms, telephones, and background noise than those of the training data were not tested unless a score "
            + "says so; expect it to do worse.",
        "Probabilities tell how a clip compares with the training data; they are not the probability that a person has an emotion.",
    ];
}
