using CsCheck;
using EmotionRecognition.Synthetic;
using EmotionRecognition.Synthetic.Language;
using EmotionRecognition.Synthetic.Speech;

namespace EmotionRecognition.Tests.Synthetic;

public sealed class PronunciationTests
{
    [Theory]
    [InlineData("ship", "SH IH P")]
    [InlineData("make", "M EY K")]
    [InlineData("ticket", "T IH K EH T")]
    [InlineData("night", "N AY T")]
    [InlineData("happy", "HH AE P IY")]
    [InlineData("station", "S T AE SH AX N")]
    [InlineData("you", "Y UW")]
    [InlineData("Stop, now!", "S T AA P _ N AW")]
    public void Speak_Words_GivesTheirPhones(string text, string phones) =>
        Assert.Equal(phones, string.Join(' ', Pronunciation.Speak(text).Select(spoken => spoken.Phone.Symbol)));

    [Fact]
    public void Speak_AnyLetters_GivesPhones() => Gen.String[Gen.Char['a', 'z'], 1, 12].Sample(
        word => Assert.All(Pronunciation.Speak(word), spoken => Assert.NotNull(spoken.Phone)));

    [Fact]
    public void Speak_EverySentenceOfTheCorpus_HasAVowelToSpeak()
    {
        var sentences = Sentence.Parse(SentenceTable.Telling).Concat(Sentence.Parse(SentenceTable.Plain))
            .Concat(Script.All.Append(Script.Continuation).SelectMany(script => script.Lines));

        Assert.All(
            sentences,
            sentence => Assert.Contains(Pronunciation.Speak(sentence.Text), spoken => spoken.Phone.Manner == Manner.Vowel));
    }

    [Fact]
    public void Parse_TellingSentences_CoverWhatIsFelt()
    {
        var sentences = Sentence.Parse(SentenceTable.Telling);

        Assert.All(
            Portrayal.Felt,
            label => Assert.InRange(sentences.Count(sentence => sentence.Fit.ContainsKey(label)), 12, sentences.Count / 3));
        Assert.All(Sentence.Parse(SentenceTable.Plain), sentence => Assert.Empty(sentence.Fit));
    }
}
