using EmotionRecognition.Corpora.Own;

namespace EmotionRecognition.Tests.Corpora.Own;

public sealed class GivenFoldsTests : IDisposable
{
    private static readonly string[] _utterances = ["03a01Fa", "03a01Nc", "08b10Wa"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("clip,test_fold\n03a01Fa,1\n03a01Nc,2\n08b10Wa,2\n")]
    [InlineData("file;fold\nwav/03a01Fa.wav;1\nwav/03a01Nc.wav;2\nwav\\08b10Wa.wav;2\n")]
    [InlineData("key\tfold\temotion\nemodb-03a01Fa\tA\tx\nemodb-03a01Nc\tB\tx\nemodb-08b10Wa\tB\tx\n")]
    public void Read_TableOfFolds_TestsEachClipOnce(string text)
    {
        var parts = GivenFolds.Read(_folder.Write("folds.csv", text), _utterances);

        Assert.Equal(
            ["03a01Fa 1 test", "03a01Nc 1 train", "08b10Wa 1 train", "03a01Fa 2 train", "03a01Nc 2 test", "08b10Wa 2 test"],
            parts.Select(part => $"{part.Utterance} {part.Fold} {part.Part}"));
    }

    [Fact]
    public void Read_TableOfParts_IsOneFold()
    {
        var path = _folder.Write("split.csv", "FileName,Split_Set\n03a01Fa.wav,Train\n03a01Nc.wav,Development\n08b10Wa.wav,Test\nother.wav,Test\n");

        Assert.Equal(
            ["03a01Fa 1 train", "03a01Nc 1 dev", "08b10Wa 1 test"],
            GivenFolds.Read(path, _utterances).Select(part => $"{part.Utterance} {part.Fold} {part.Part}"));
    }

    [Fact]
    public void Read_FolderOfJsonLines_IsEmoBoxs()
    {
        _folder.Write("fold_1/emodb_train_fold_1.jsonl", """
            {"key": "emodb-03a01Fa", "dataset": "emodb", "wav": "downloads/emodb/wav/03a01Fa.wav", "emo": "happy"}
            {"key": "emodb-03a01Nc", "dataset": "emodb", "wav": "downloads/emodb/wav/03a01Nc.wav", "emo": "neutral"}
            """);
        _folder.Write("fold_1/emodb_test_fold_1.jsonl", "{\"key\": \"emodb-08b10Wa\"}\n");
        _folder.Write("emodb.jsonl", "{\"key\": \"emodb-08b10Wa\"}\n");

        Assert.Equal(
            ["03a01Fa 1 train", "03a01Nc 1 train", "08b10Wa 1 test"],
            GivenFolds.Read(_folder.Root, _utterances).Select(part => $"{part.Utterance} {part.Fold} {part.Part}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Read_PublishedFoldsOfEmoDb_AreFiveFoldsOfAllClips()
    {
        var path = SharedData.Path("corpora/emodb/emobox_folds.csv");
        var clips = Directory.GetFiles(SharedData.Path("corpora/emodb/wav"), "*.wav").Select(file => Path.GetFileNameWithoutExtension(file)).ToList();

        var parts = GivenFolds.Read(path, clips);

        Assert.Equal(5, parts.Select(part => part.Fold).Distinct().Count());
        Assert.Equal(535, parts.Count(part => part.Part == "test"));
        Assert.Equal(4 * 535, parts.Count(part => part.Part == "train"));
    }

    [Theory]
    [InlineData("clip,emotion\n03a01Fa,x\n", "line 1: clip, emotion, expected a column clip, and a column fold or split")]
    [InlineData("clip,split\n03a01Fa,eval\n", "line 2, column split: \"eval\", expected train, dev, or test")]
    [InlineData("clip,fold\n03a01Fa,1\n03a01Fa,1\n", "line 3, column clip: duplicate 03a01Fa of fold 1, first at ")]
    [InlineData("clip,fold\n03a01Fa,1\n03a01Fa,2\n", "the clip 03a01Fa in two folds")]
    [InlineData("clip,fold\nx,1\ny,2\n", "no clip of the corpus, expected the corpus's clips, such as 03a01Fa")]
    public void Read_Malformed_NamesPlaceAndRemedy(string text, string expected)
    {
        var path = _folder.Write("folds.csv", text);

        Assert.Contains(expected, Assert.Throws<InputException>(() => GivenFolds.Read(path, _utterances)).Message);
    }
}
