using System.Text;

namespace EmotionRecognition.Audio.Tests;

public sealed class InputExceptionTests
{
    [Fact]
    public void Message_FourParts_IsOneLine() =>
        Assert.Equal("a.wav: 48000 Hz, expected 16000 Hz; pass --resample", new InputException("a.wav", "48000 Hz", "16000 Hz", "pass --resample").Message);

    [Theory]
    [InlineData("two\nlines", "two lines")]
    [InlineData("\u001b[2Jclears", "\\u001b[2Jclears")]
    [InlineData("a\0b\ac\u009bd", "a\\u0000b\\u0007c\\u009bd")]
    [InlineData("right\u202eto left", "right\\u202eto left")]
    [InlineData("\ufeffid", "\\ufeffid")]
    [InlineData("Tüten, שלום, 👩‍👧", "Tüten, שלום, 👩‍👧")]
    public void Message_ControlCharacters_AreEscaped(string found, string shown)
    {
        Assert.Equal($"a: {shown}, expected b; c", new InputException("a", found, "b", "c").Message);
        Assert.Equal(shown, new InputException(found, new InputException("a", "b", "c", "d")).Message);
    }

    // Not a theory's argument: it would be repaired on its way to the test.
    [Fact]
    public void Message_HalfOfASurrogatePair_IsEscaped() => Assert.Equal("a: \\ufffd, expected b; c", new InputException("a", "\ud800", "b", "c").Message);

    [Theory]
    [InlineData(2000, 5, 5, 5)]
    [InlineData(5, 1_000_000, 5, 5)]
    [InlineData(5, 5, 5000, 5000)]
    [InlineData(4000, 4000, 4000, 4000)]
    [InlineData(240, 900, 10, 10)]
    public void Message_LongParts_LoseTheirMiddle(int place, int found, int expected, int remedy)
    {
        var message = new InputException(Part('p', place), Part('f', found), Part('e', expected), Part('r', remedy)).Message;

        Assert.InRange(message.Length, 900, 1000);
        Assert.StartsWith("<ppp", message, StringComparison.Ordinal);
        Assert.EndsWith("rrr>", message, StringComparison.Ordinal);
        Assert.Contains("fff>, expected <eee", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Message_LongText_LosesItsMiddle()
    {
        var message = new InputException(Part('x', 3000), new InputException("a", "b", "c", "d")).Message;

        Assert.Equal(1000, message.Length);
        Assert.StartsWith("<xxx", message, StringComparison.Ordinal);
        Assert.EndsWith("xxx>", message, StringComparison.Ordinal);
        Assert.DoesNotContain(message.EnumerateRunes(), Rune.IsControl);
    }

    private static string Part(char letter, int length) => $"<{new string(letter, length - 2)}>";
}
