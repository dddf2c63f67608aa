using EmotionRecognition.Corpora.Preprocessed;

namespace EmotionRecognition.Tests.Corpora.Preprocessed;

public sealed class PreprocessedFolderTests : IDisposable
{
    private const string Audio = "label,wav_file,sig_mean,sig_std\n0,a,0.5,1\n3,b,0,0.25\n3,b,0,0.25\n";
    private const string Text = "wav_file,label,transcription\na,0,yes .\nb,3,\"no , never\"\nb,3,\"no , never\"\n";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_AudioAndText_KeepsOrderAndCopies()
    {
        _folder.Write("audio_train_v0.csv", Audio);
        _folder.Write("text_train.csv", Text);
        var folder = PreprocessedFolder.Open(_folder.Root);

        var side = folder.Read(PreprocessedVariant.Original, PreprocessedSide.Train);

        Assert.Equal(["sig_mean", "sig_std"], side.FeatureColumns);
        Assert.Equal(
            [("a", 0, "yes ."), ("b", 3, "no , never"), ("b", 3, "no , never")],
            side.Rows.Select(row => (row.Utterance, row.Label, row.Text)));
        Assert.Equal([0.5f, 1f, 0f, 0.25f, 0f, 0.25f], side.Rows.SelectMany(row => row.Features!));
    }

    [Fact]
    public void Files_PartOfTheFolder_AreWhatIsThere()
    {
        _folder.Write("audio_test_gan_v0.csv", Audio);
        _folder.Write("text_train_autoencoded.csv", Text);
        _folder.Write("notes.txt", "");

        var folder = PreprocessedFolder.Open(_folder.Root);

        Assert.Equal(["audio_test_gan_v0.csv", "text_train_autoencoded.csv"], folder.Files.Select(Path.GetFileName));
        Assert.True(folder.HasAudio(PreprocessedVariant.Gan, PreprocessedSide.Test));
        Assert.False(folder.HasText(PreprocessedVariant.Gan, PreprocessedSide.Test));
        Assert.False(folder.HasTimes);
        Assert.All(folder.Read(PreprocessedVariant.Gan, PreprocessedSide.Test).Rows, row => Assert.Null(row.Text));
        Assert.All(folder.Read(PreprocessedVariant.Autoencoded, PreprocessedSide.Train).Rows, row => Assert.Null(row.Features));
        Assert.EndsWith(
            ": neither audio_train_v0.csv nor text_train.csv, expected at least one of them; check --corpus-path",
            Assert.Throws<InputException>(() => folder.Read(PreprocessedVariant.Original, PreprocessedSide.Train)).Message);
    }

    [Fact]
    public void Read_ColumnsByName_TakesThemInTheOrderAskedFor()
    {
        _folder.Write("audio_train_v0.csv", Audio);
        var folder = PreprocessedFolder.Open(_folder.Root);

        var side = folder.Read(PreprocessedVariant.Original, PreprocessedSide.Train, ["sig_std", "sig_mean"]);

        Assert.Equal([1f, 0.5f], side.Rows[0].Features!);
        var error = Assert.Throws<InputException>(
            () => folder.Read(PreprocessedVariant.Original, PreprocessedSide.Train, ["sig_std", "zeroocr"]));
        Assert.Contains("audio_train_v0.csv line 1: no column zeroocr, expected the 2 features by name", error.Message);
    }

    [Theory]
    [InlineData("label,wav_file,a\n6,u,1\n", "audio_train_v0.csv line 2, column label: \"6\", expected a class from 0 to 5")]
    [InlineData("label,wav_file,a\n-1,u,1\n", "line 2, column label: \"-1\"")]
    [InlineData("label,wav_file,a\n0,u,1\n0,v,nan\n", "line 3, column a: \"nan\", expected a finite number")]
    [InlineData("label,wav_file,a\n0,u,\n", "line 2, column a: \"\"")]
    [InlineData("label,wav_file,a\n0,,1\n", "line 2, column wav_file: nothing")]
    [InlineData("label,file,a\n0,u,1\n", "line 1: no column wav_file")]
    [InlineData("label,wav_file\n0,u\n", "line 1: no features")]
    [InlineData("label,wav_file,a\n", "no rows")]
    public void Read_BadAudio_NamesLineAndColumn(string text, string expected)
    {
        _folder.Write("audio_train_v0.csv", text);

        Assert.Contains(expected, Error());
    }

    [Theory]
    [InlineData("wav_file,label,transcription\nu,9,yes\n", "text_train.csv line 2, column label: \"9\", expected a class from 0 to 5")]
    [InlineData("wav_file,label,text\nu,0,yes\n", "text_train.csv line 1: no column transcription")]
    [InlineData("wav_file,label,transcription\nu,zero,yes\n", "line 2, column label: \"zero\"")]
    public void Read_BadText_NamesLineAndColumn(string text, string expected)
    {
        _folder.Write("text_train.csv", text);

        Assert.Contains(expected, Error());
    }

    [Theory]
    [InlineData("a,0,yes\nc,3,no\nb,3,no\n", "text_train.csv line 3: c with label 3, expected b with label 3 as in")]
    [InlineData("a,0,yes\nb,2,no\nb,3,no\n", "text_train.csv line 3: b with label 2, expected b with label 3 as in")]
    [InlineData("a,0,yes\nb,3,no\n", "text_train.csv: 2 rows, expected 3 as in")]
    public void Read_RowsThatDoNotLineUp_NamesTheFirst(string rows, string expected)
    {
        _folder.Write("audio_train_v0.csv", Audio);
        _folder.Write("text_train.csv", "wav_file,label,transcription\n" + rows);

        Assert.Contains(expected, Error());
    }

    [Fact]
    public void Open_NoneOfTheFiles_SaysWhichAreExpected()
    {
        _folder.Write("notes.txt", "");

        Assert.Contains(
            "none of the study's files, expected df_iemocap.csv,",
            Assert.Throws<InputException>(() => PreprocessedFolder.Open(_folder.Root)).Message);
    }

    [Theory]
    [InlineData("1,2,Ses01F_impro01_F000,neu\n1,2,Ses01F_impro01_F000,neu\n", "line 3, column wav_file")]
    [InlineData("1,2,F000,neu\n", "line 2, column wav_file: \"F000\"")]
    [InlineData("2,1,Ses01F_impro01_F000,neu\n", "line 2, column end_time: times 2 to 1")]
    public void ReadUtterances_BadRow_NamesLineAndColumn(string rows, string expected)
    {
        _folder.Write("df_iemocap.csv", "start_time,end_time,wav_file,emotion\n" + rows);

        Assert.Contains(expected, Assert.Throws<InputException>(() => PreprocessedFolder.Open(_folder.Root).ReadUtterances()).Message);
    }

    [Fact]
    public void ReadUtterances_RealTimes_HasThePublishedCounts()
    {
        var utterances = PreprocessedFolder.Open(SharedData.Path("corpora/iemocap-derived")).ReadUtterances();

        Assert.Equal(
            "ang 1103, dis 2, exc 1041, fea 40, fru 1849, hap 595, neu 1708, oth 3, sad 1084, sur 107, xxx 2507",
            EmotionCounts.Of(utterances));
        Assert.Equal(12.44, utterances.Sum(utterance => utterance.End - utterance.Start) / 3600, 2);
    }

    [Fact]
    public void Read_RealTexts_HasTheStudysCopiesOnBothSides()
    {
        var folder = PreprocessedFolder.Open(SharedData.Path("corpora/iemocap-derived"));

        var train = folder.Read(PreprocessedVariant.Original, PreprocessedSide.Train).Rows;
        var test = folder.Read(PreprocessedVariant.Original, PreprocessedSide.Test).Rows;

        Assert.Equal((7837, 1960), (train.Count, test.Count));
        Assert.Equal(
            [1103, 1636, 2933, 1240, 1177, 1708],
            train.Concat(test).CountBy(row => row.Label).OrderBy(pair => pair.Key).Select(pair => pair.Value));
        Assert.Equal(483, test.Count(row => train.Any(other => other.Utterance == row.Utterance)));
        Assert.Equal("yeah .", train[0].Text);
    }

    [Fact]
    public void LabeledFeatureFile_RealTableOfOtherWidth_IsReadByColumnName()
    {
        var path = SharedData.Path("corpora/iemocap-derived/acoustic8.csv");

        var file = LabeledFeatureFile.Read(path, classes: 9);

        Assert.Equal(
            ["sig_mean", "sig_std", "rmse_mean", "rmse_std", "silence", "harmonic", "auto_corr_max", "auto_corr_std"], file.Columns);
        Assert.Equal(10031, file.Rows.Count);
        Assert.Equal(("Ses01M_impro07_F000", 7, 0.014169704f), (file.Rows[0].Utterance, file.Rows[0].Label, file.Rows[0].Features[0]));
        Assert.Contains(
            "line 4, column label: \"8\"", Assert.Throws<InputException>(() => LabeledFeatureFile.Read(path, classes: 8)).Message);
    }

    private string Error() => Assert.Throws<InputException>(
        () => PreprocessedFolder.Open(_folder.Root).Read(PreprocessedVariant.Original, PreprocessedSide.Train)).Message;
}
