using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Dialogs;
using EmotionRecognition.Pretrained.Bert;
using EmotionRecognition.Pretrained.Packages;
using EmotionRecognition.Pretrained.Tokens;
using EmotionRecognition.Tables;
using EmotionRecognition.Text;

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
    public void Restore_Text_HasItsApostrophes(string text, string expected) =>
        Assert.Equal(expected, Spelling.Of(text, TextForm.Normalized, contractions: true));

    [Fact]
    public void Encode_Contractions_ReadsThem()
    {
        var with = new TokenEncoder { Length = 8, Contractions = true }.Fit(Input("")).Encode(Input("i don t"));

        Assert.Equal(TextEncoder.Pieces.Ids("i don't", 8, out _).Select(id => (float)id), with.TakeWhile(id => id > 0));
    }

    [Fact]
    public void Encode_AsWritten_ReadsCommasAndDigits()
    {
        var rows = new EncoderInput([new InputRow("u", "i m four") { Written = "\u201CI\u2019m 4, too\u2026\u201D" }], FeatureTables.None);

        var values = new TokenEncoder { Length = 16, Text = TextForm.AsWritten }.Fit(Input("")).Encode(rows);

        Assert.Equal(TextEncoder.Pieces.Ids("\"i'm 4, too...\"", 16, out _).Select(id => (float)id), values.TakeWhile(id => id > 0));
    }

    [Fact]
    public void Encode_Turns_FollowTheNearestFirst()
    {
        InputRow[] rows = [new("t0", "too far"), new("t1", "one"), new("t2", "two"), new("t3", "three")];
        var tables = new FeatureTables(new Dictionary<string, FeatureTable>())
        {
            Dialogs = new Conversations([Turn(0, "A"), Turn(1, "A"), Turn(2, "B"), Turn(3, "A")]),
            Utterances = rows.ToDictionary(row => row.Utterance),
        };

        var values = new TokenEncoder { Length = 32, Turns = 2 }.Fit(Input("")).Encode(new EncoderInput(rows[^1..], tables));

        int[] expected = [.. Ids("three"), .. Ids("you : two").Skip(1), .. Ids("i : one").Skip(1)];
        Assert.Equal(expected.Select(id => (float)id), values.TakeWhile(id => id > 0));
        Assert.Equal(WordPieces.End, expected[^1]);
    }

    [Fact]
    public void Check_NegativeTurns_Throws() => Assert.Throws<InputException>(new TokenEncoder { Turns = -1 }.Check);

    private static Turn Turn(int number, string speaker) => new($"t{number}", "dialog", speaker, number, number + 1);

    private static int[] Ids(string text) => TextEncoder.Pieces.Ids(text, 32, out _);

    private static EncoderInput Input(params string[] texts) =>
        new([.. texts.Select((text, index) => new InputRow($"u{index}", text))], FeatureTables.None);
}
