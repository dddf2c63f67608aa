using EmotionRecognition.Text;

namespace EmotionRecognition.Tests.Text;

public sealed class TextNormalizerTests
{
    [Theory]
    [InlineData("Excuse me.", "excuse me .")]
    [InlineData("  What?!  ", "what ? !")]
    [InlineData("I'm 42 -- really", "i m really")]
    [InlineData("Yeah . . .", "yeah . . .")]
    [InlineData("(Laughter)", " laughter ")]
    [InlineData("...you", " . . .you")]
    [InlineData("", "")]
    [InlineData(" \t\r\n", "")]
    [InlineData("42", " ")]
    public void Normalize_Ascii_IsAsTheStudys(string text, string expected) => Assert.Equal(expected, TextNormalizer.Normalize(text));

    // Expected values were computed with unicodedata of Python 3.11.
    [Theory]
    [InlineData("Café déjà-vu", "cafe deja vu")]
    [InlineData("e\u0301te\u0301", "ete")]
    [InlineData("Ångström, ÇA, ệ", "angstrom ca e")]
    [InlineData("straße", "stra e")]
    [InlineData("ﬁne æon", " ne on")]
    [InlineData("\u212Aelvin \u212Bngstrom", "kelvin angstrom")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("naïve\u037E no\u2026", "naive no ")]
    [InlineData("a😀b", "a b")]
    [InlineData("a\U0001E8D0b", "ab")]
    public void Normalize_OtherScripts_IsAsPythons(string text, string expected) => Assert.Equal(expected, TextNormalizer.Normalize(text));

    [Fact]
    public void Normalize_StudysTranscripts_KeepsThem()
    {
        var rows = StudyText.Train().Concat(StudyText.Test()).ToList();

        Assert.Equal(9797, rows.Count);
        Assert.All(rows, row => Assert.Equal(row.Transcription.Trim(), TextNormalizer.Normalize(row.Transcription).Trim()));
    }
}
