using EmotionRecognition.Reporting.Sections;

namespace EmotionRecognition.Reporting.Tests.Sections;

public sealed class SettingsSectionTests
{
    [Theory]
    [InlineData("honest, published", "honest, published")]
    [InlineData("AudioAndText", "AudioAndText")]
    [InlineData("""{"kind":"resnet1d","batchSize":32,"patience":null} on AudioAndText""", "resnet1d; batch size 32 on audio and text")]
    [InlineData("""{"kind":"lr","candidates":[0.1,1],"warm":true,"inner":{"kind":"x","a":1}}""", "lr; candidates 0.1, 1; warm yes; inner x; a 1")]
    [InlineData("{not json}", "{not json}")]
    public void InWords_Value_ReadsAsText(string value, string expected) => Assert.Equal(expected, SettingsSection.InWords(value));
}
