namespace EmotionRecognition.Pipeline.Tests.Preprocessed;

public sealed class PreprocessedErrorTests
{
    [Theory]
    [InlineData("text_train.csv", "transcription", "words", "no column transcription")]
    [InlineData("audio_test_v0.csv", "loud", "louder", "no column loud")]
    [InlineData("audio_train_v0.csv", ",Ses01F_impro01_F001,", ",Ses01F_impro01_F009,", "Ses01F_impro01_F001 with label 1")]
    [InlineData("text_test.csv", "_F000,0,", "_F000,6,", "\"6\", expected a class from 0 to 5")]
    [InlineData("df_iemocap.csv", ",ang", ",neu", "label neu, expected a label of anger")]
    [InlineData("df_iemocap.csv", "Ses01F_impro01_F001", "Ses01F_impro01_F999", "no line for Ses01F_impro01_F001")]
    public void Run_SpoiltFile_SaysOneLineAndWritesNothing(string file, string found, string replacement, string expected)
    {
        using var build = new StudyBuild();
        build.Files.WriteTimes().WriteTexts().WriteFeatures();
        build.Files.Spoil(file, found, replacement);

        var error = Assert.Throws<InputException>(() => build.Run());

        Assert.Contains(expected, error.Message);
        Assert.DoesNotContain('\n', error.Message);
        Assert.False(Directory.Exists(build.PathOf("data/made-up")) && Directory.EnumerateFiles(build.PathOf("data/made-up")).Any());
    }

    [Fact]
    public void Run_NaN_NamesLineAndColumn()
    {
        using var build = new StudyBuild();
        build.Files.WriteFeatures();
        var row = File.ReadLines(Path.Combine(build.Data, "audio_train_v0.csv")).ElementAt(3);
        build.Files.Spoil("audio_train_v0.csv", row, row[..row.LastIndexOf(',')] + ",NaN");

        var error = Assert.Throws<InputException>(() => build.Run());

        Assert.Contains("line 4, column high", error.Message);
    }

    [Fact]
    public void Run_TwoLabels_NamesTheRow()
    {
        using var build = new StudyBuild();
        build.Files.WriteTexts();
        build.Files.Spoil("text_train.csv", "_F003,3,", "_F003,2,");

        var error = Assert.Throws<InputException>(() => build.Run());

        Assert.Contains("with label", error.Message);
        Assert.Contains("as in an earlier row", error.Message);
    }

    [Fact]
    public void Run_OneSideOnly_SaysWhichPair()
    {
        using var build = new StudyBuild();
        build.Files.WriteTexts();
        File.Delete(Path.Combine(build.Data, "text_test.csv"));

        var error = Assert.Throws<InputException>(() => build.Run());

        Assert.Contains("only one of text_train.csv and text_test.csv exists", error.Message);
    }

    [Fact]
    public void Run_OtherClassesWithoutOwnLabels_AsksForThem()
    {
        using var build = new StudyBuild(classes: "iemocap-four", protocols: "\"honest\"");
        build.Files.WriteTexts();

        var error = Assert.Throws<InputException>(() => build.Run());

        Assert.Contains("df_iemocap.csv, which contains IEMOCAP's own labels, is missing", error.Message);
    }

    [Fact]
    public void Run_OddIdsWithoutGeneratedSamples_NamesOne()
    {
        using var build = new StudyBuild();
        build.Files.WriteTexts();
        build.Files.Spoil("text_train.csv", "Ses01F_impro01_F001", "somebody");

        var error = Assert.Throws<InputException>(() => build.Run());

        Assert.Contains("1 other names, such as somebody", error.Message);
    }

    [Fact]
    public void Run_NoPath_AsksForIt()
    {
        using var build = new StudyBuild();

        var error = Assert.Throws<InputException>(() => build.Run(options => options with { CorpusPath = null }));

        Assert.Contains("--corpus-path", error.Message);
    }
}
