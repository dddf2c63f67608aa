using EmotionRecognition.Corpora.Own;

namespace EmotionRecognition.Tests.Corpora.Own;

public sealed class NamePatternTests
{
    [Theory]
    [InlineData("{speaker:2}{code:3}{emotion:1}{take}.wav", "wav/03a01Fa.wav", "speaker=03 code=a01 emotion=F take=a")]
    [InlineData("{speaker:2}{code:3}{emotion:1}{take}.wav", "03a01Fa.WAV", "speaker=03 code=a01 emotion=F take=a")]
    [InlineData("{speaker:2}_{emotion}{take:2}.wav", "ALL/DC_sa01.wav", "speaker=DC emotion=sa take=01")]
    [InlineData("{speaker}_{word}_{emotion}", "OAF_angry/OAF_back_angry.flac", "speaker=OAF word=back emotion=angry")]
    [InlineData("Actor_{speaker}/03-01-{emotion:2}-*-{speaker}.wav", "Actor_12/03-01-06-01-02-01-12.wav", "speaker=12 emotion=06")]
    [InlineData("{emotion}/{_}-{speaker}.wav", "data/sad/x-1.wav", "emotion=sad speaker=1")]
    [InlineData("{speaker:2}_{emotion}{take:2}.wav|{speaker:2}/{emotion}{take:2}.wav", "AudioData/KL/su15.wav", "speaker=KL emotion=su take=15")]
    [InlineData("a+b({emotion}).wav", "a+b(joy).wav", "emotion=joy")]
    [InlineData("{emotion}_ä {take}.wav", "froh_ä 1.wav", "emotion=froh take=1")]
    public void Match_FittingName_GivesTheFields(string pattern, string path, string expected)
    {
        var fields = NamePattern.Parse(pattern, "--pattern").Match(path);

        Assert.Equal(expected, string.Join(' ', fields!.Select(field => $"{field.Key}={field.Value}")));
    }

    [Theory]
    [InlineData("{speaker:2}{code:3}{emotion:1}{take}.wav", "readme.wav.txt")]
    [InlineData("{speaker:2}{emotion:1}.wav", "03Fa.wav")]
    [InlineData("Actor_{speaker}/{emotion}-{speaker}.wav", "Actor_12/sad-11.wav")]
    [InlineData("{speaker}-{emotion}.wav", "a/-sad.wav")]
    public void Match_OtherName_IsNull(string pattern, string path) => Assert.Null(NamePattern.Parse(pattern, "--pattern").Match(path));

    [Theory]
    [InlineData("")]
    [InlineData("{speaker_{emotion}.wav")]
    [InlineData("{}.wav")]
    [InlineData("{speaker:0}.wav")]
    [InlineData("no fields.wav")]
    [InlineData("{emotion}.wav|")]
    public void Parse_Malformed_IsNamed(string pattern) =>
        Assert.StartsWith($"--pattern: \"{pattern}\", expected ", Assert.Throws<InputException>(() => NamePattern.Parse(pattern, "--pattern")).Message);
}
