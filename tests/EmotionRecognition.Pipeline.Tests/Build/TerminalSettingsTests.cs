using EmotionRecognition.Build.Terminal;

namespace EmotionRecognition.Pipeline.Tests.Build;

public sealed class TerminalSettingsTests
{
    [Theory]
    [InlineData(false, "", "", true)]
    [InlineData(true, "", "", false)]
    [InlineData(false, "NO_COLOR", "1", false)]
    [InlineData(false, "NO_COLOR", "", true)]
    [InlineData(false, "CI", "true", false)]
    [InlineData(false, "CI", "false", true)]
    [InlineData(false, "TERM", "dumb", false)]
    [InlineData(false, "TERM", "xterm", true)]
    public void Detect_StreamAndEnvironment_DecideWhetherEscapeCodesAreUsed(bool isRedirected, string name, string value, bool ansi) =>
        Assert.Equal(ansi, TerminalSettings.Detect(isRedirected, asked => asked == name ? value : null).Ansi);

    [Fact]
    public void Detect_Redirected_Is80ColumnsAndNothingIsWrapped()
    {
        var settings = TerminalSettings.Detect(isRedirected: true, _ => null);
        Assert.Equal((80, false), (settings.Width(), settings.Wraps));
    }
}
