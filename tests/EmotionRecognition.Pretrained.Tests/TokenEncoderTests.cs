using EmotionRecognition.Encoders;
using EmotionRecognition.Pretrained.Packages;
using EmotionRecognition.Pretrained.Tokens;

namespace EmotionRecognition.Pretrained.Tests;

public sealed class TokenEncoderTests
{
    // Ids of transformers' BertTokenizer with the vocabulary of bert-base-uncased, which is MiniLM's.
    [Theory]
    [InlineData("hello world", "101 7592 2088 102 0 0 0 0")]
    [InlineData("", "101 102 0 0 0 0 0 0")]
    [InlineData("what ? no !", "101 2054 1029 2053 999 102 0 0")]
    [InlineData("one two three four five six seven eight", "101 2028 2048 2093 2176 2274 2416 102")]
    public void Encode_Text_IsTheIdsOfItsPieces(string text, string expected)
    {
        var fitted = new TokenEncoder { Length = 8 }.Fit(Input(""));

        var values = fitted.Encode(Input(text));

        Assert.Equal(expected, string.Join(' ', values));
        Assert.Equal(["token-1", "token-2"], fitted.Columns.Take(2));
    }

    [Fact]
    public void Notice_LongTexts_CountsThem()
    {
        var rows = Input("one two", "one two three four", "five six seven eight nine");

        Assert.Equal(
            "2 of 3 texts are longer than 5 tokens and are cut; set \"length\" of the input tokens", new TokenEncoder { Length = 5 }.Notice(rows));
        Assert.Null(new TokenEncoder { Length = 7 }.Notice(rows));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(513)]
    public void Check_LengthOutside_Throws(int length) => Assert.Throws<InputException>(new TokenEncoder { Length = length }.Check);

    [Theory]
    [InlineData("i don t know what s that", "i don't know what's that")]
    [InlineData("they ll say we re lost , i d go", "they'll say we're lost , i'd go")]
    [InlineData("i m sure you ve seen it", "i'm sure you've seen it")]
    [InlineData("t for two . that t shirt", "t for two . that t shirt")]
    [InlineData("it s", "it's")]
    public void Restore_Text_HasItsApostrophes(string text, string expected) => Assert.Equal(expected, Contractions.Restore(text));

    [Fact]
    public void Encode_Contractions_ReadsThem()
    {
        var with = new TokenEncoder { Length = 8, Contractions = true }.Fit(Input("")).Encode(Input("i don t"));

        Assert.Equal(MiniLm.Pieces.Ids("i don't", 8, out _).Select(id => (float)id), with.TakeWhile(id => id > 0));
    }

    private static EncoderInput Input(params string[] texts) =>
        new([.. texts.Select((text, index) => new InputRow($"u{index}", text))], FeatureTables.None);
}
