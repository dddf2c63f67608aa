using EmotionRecognition.Protocols;
using EmotionRecognition.SplitAudit.Splits;
using Parquet;
using Parquet.Schema;

namespace EmotionRecognition.SplitAudit.Tests.Splits;

public sealed class SplitFileTests
{
    [Fact]
    public void Read_EmoBoxFolder_HasFoldsPartsAndLabels()
    {
        using var folder = new TemporaryFolder();
        folder.Write("mine/fold_1/mine_train_fold_1.jsonl", """
            {"key": "mine-a", "dataset": "mine", "wav": "downloads/mine/joy/a (1).wav", "emo": "joy", "length": 1.5}
            {"key": "mine-b", "dataset": "mine", "wav": "downloads/mine/joy/b (2).wav", "emo": "joy"}

            """);
        folder.Write("mine/fold_1/mine_test_fold_1.jsonl", """{"key": "mine-c", "dataset": "mine", "wav": "downloads/mine/sad/c (1).wav", "emo": "sad"}""");
        folder.Write("mine/fold_1/mine_test_fold_1.json", "{}");
        folder.Write("mine/fold_2/mine_train_fold_2.json", """{ "mine-c": { "wav": "downloads/mine/sad/c (1).wav", "emo": "sad", "dataset": "mine" } }""");
        folder.Write("mine/fold_2/mine_test_fold_2.json", """{ "mine-a": { "wav": "downloads/mine/joy/a (1).wav", "emo": "joy", "dataset": "mine" } }""");
        folder.Write("mine/label_map.json", "{}");

        var split = SplitFile.Read(folder["mine"]);

        Assert.Equal(["1", "2"], split.FoldNames);
        Assert.Equal(
            ["1 Test c (1) sad", "1 Train a (1) joy", "1 Train b (2) joy", "2 Test a (1) joy", "2 Train c (1) sad"],
            split.Clips.Select(clip => $"{clip.Fold} {clip.Role} {clip.Clip} {clip.Notes.Label}").Order(StringComparer.Ordinal));
        Assert.All(split.Clips, clip => Assert.Equal("mine", clip.Notes.Corpus));
    }

    [Fact]
    public void Read_SuperbFolders_HaveAFoldPerSession()
    {
        using var folder = new TemporaryFolder();
        foreach (var (session, other) in new[] { (1, 2), (2, 1) })
        {
            folder.Write($"meta/Session{session}/train_meta_data.json", Meta(other));
            folder.Write($"meta/Session{session}/test_meta_data.json", Meta(session));
        }

        var split = SplitFile.Read(folder["meta"]);

        Assert.Equal(["Session1", "Session2"], split.FoldNames);
        Assert.Equal(["Ses01F_impro01_F000", "Ses02F_impro01_F000"], split.Clips.Where(clip => clip.Role is Role.Test).Select(clip => clip.Clip));

        static string Meta(int session) => $$"""
            {"labels": {"neu": 0}, "meta_data": [
              {"path": "Session{{session}}/sentences/wav/Ses0{{session}}F_impro01/Ses0{{session}}F_impro01_F000.wav",
               "label": "neu", "speaker": "Ses0{{session}}F"}]}
            """;
    }

    [Fact]
    public void Read_EmoSuperbTables_HaveTheGreatestShareAsLabel()
    {
        using var folder = new TemporaryFolder();
        const string Header = "FileName,angry,sad,SpkrID,Gender,Split_Set\n";
        folder.Write("labels/labels_consensus_1.csv", Header + "a.wav,0.9,0.1,7,Female,Train\nb.wav,0.2,0.8,8,Male,Development\nc.wav,0.6,0.4,9,Male,Test\n");
        folder.Write("labels/labels_consensus_2.csv", Header + "c.wav,0.6,0.4,9,Male,Train\na.wav,0.9,0.1,7,Female,Test\n");

        var split = SplitFile.Read(folder["labels"]);

        Assert.Equal("EMO-SUPERB, a table per fold", split.Format);
        Assert.Equal(
            ["1 Train a angry 7", "1 Validation b sad 8", "1 Test c angry 9", "2 Train c angry 9", "2 Test a angry 7"],
            split.Clips.Select(clip => $"{clip.Fold} {clip.Role} {clip.Clip} {clip.Notes.Label} {clip.Notes.Speaker}"));
    }

    [Fact]
    public void Read_AudformatFolder_JoinsSpeakersAndSegments()
    {
        using var folder = new TemporaryFolder();
        folder.Write("db/db.yaml", "name: mine\n");
        folder.Write("db/db.files.csv", "file,duration,speaker\nwav/a.wav,1.0,s1\nwav/b.wav,2.0,s2\n");
        folder.Write("db/db.emotion.categories.train.csv", "file,emotion\nwav/z.wav,joy\n");
        folder.Write("db/db.emotion.categories.train.gold_standard.csv", "file,emotion,emotion.confidence\nwav/a.wav,joy,1.0\n");
        folder.Write("db/db.emotion.categories.test.gold_standard.csv",
            "file,start,end,emotion\nwav/b.wav,0 days 00:00:00,0 days 00:00:01,sad\nwav/b.wav,0 days 00:00:01,0 days 00:00:02,joy\n");

        var split = SplitFile.Read(folder["db"]);

        Assert.Equal(
            ["Test b_0 days 00:00:00_0 days 00:00:01 sad s2", "Test b_0 days 00:00:01_0 days 00:00:02 joy s2", "Train a joy s1"],
            split.Clips.Select(clip => $"{clip.Role} {clip.Clip} {clip.Notes.Label} {clip.Notes.Speaker}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Read_TableOfTestFolds_TrainsOnTheOthers()
    {
        using var folder = new TemporaryFolder();
        var split = SplitFile.Read(folder.Write("folds.csv", "clip;test_fold\na;2\nb;10\nc;2\n"));

        Assert.Equal(["2", "10"], split.FoldNames);
        Assert.Equal(
            ["1 Test a", "1 Train b", "1 Test c", "2 Train a", "2 Test b", "2 Train c"], split.Clips.Select(clip => $"{clip.Fold} {clip.Role} {clip.Clip}"));
    }

    [Fact]
    public void Read_TablesOfParts_AreOneFold()
    {
        using var folder = new TemporaryFolder();
        folder.Write("split/train.csv", "path,speaker\nx/1.wav,a\ny/1.wav,b\n");
        folder.Write("split/valid.csv", "path,speaker\nz/2.wav,c\n");
        folder.Write("split/test.csv", "path,speaker\nz/1.wav,d\n");

        var split = SplitFile.Read(folder["split"]);

        // Three files are called 1.wav: their folders tell them apart.
        Assert.Equal(["2 Validation", "x_1 Train", "y_1 Train", "z_1 Test"],
            split.Clips.Select(clip => $"{clip.Clip} {clip.Role}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("file,split\na.wav,train\na.wav,train\nb.wav,test\n", "line 3: the clip a twice in the training part of fold 1")]
    [InlineData("clip,fold\na,1\nb,2\na,2\n", "line 4: duplicate a, first at")]
    [InlineData("file,split\na.wav,train\nb.wav,tset\n", "line 3, column split: \"tset\"")]
    [InlineData("file,split\na.wav,train\n", "no test clips, expected a training and a test part")]
    [InlineData("file,emotion\na.wav,joy\n", "neither a column fold nor a column split among file, emotion")]
    [InlineData("what,fold\na,1\n", "no column for the clip among what, fold")]
    [InlineData("file,split\n", "no clips, expected one line per clip")]
    [InlineData("file,split\n,train\n", "line 2, column file: an empty field")]
    public void Read_BadTable_SaysWhere(string text, string expected)
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<InputException>(() => SplitFile.Read(folder.Write("split.csv", text)));

        Assert.Contains(expected, error.Message);
        Assert.StartsWith(folder["split.csv"], error.Message);
    }

    [Theory]
    [InlineData("f/x_train_fold_1.jsonl", "{\"key\": \"a\"", "line 1: text that is not JSON")]
    [InlineData("f/x_train_fold_1.jsonl", "[1]", "line 1: JSON that is of the kind array")]
    [InlineData("f/x_train_fold_1.jsonl", "{\"emo\": \"a\"}", "line 1: neither wav nor key")]
    [InlineData("f/x_train_fold_1.jsonl", "{\"wav\": {}}", "line 1, key wav: a value of the kind object")]
    [InlineData("f/train_meta_data.json", "{}", "no list meta_data")]
    [InlineData("f/train_meta_data.json", "{\"meta_data\": [{\"label\": \"neu\"}]}", "meta_data 1: no path")]
    [InlineData("f/db.yaml", "name: x", "no tables of parts")]
    [InlineData("f/readme.txt", "", "a folder without the files of a split")]
    public void Read_BadFolder_SaysWhere(string file, string text, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write(file, text);

        Assert.Contains(expected, Assert.Throws<InputException>(() => SplitFile.Read(folder["f"])).Message);
    }

    [Fact]
    public async Task Read_AudformatAsParquet_IsReadAsItsCsv()
    {
        using var folder = new TemporaryFolder();
        folder.Write("csv/db.yaml", "name: mine\n");
        folder.Write("csv/db.files.csv", "file,speaker\nwav/a.wav,3\nwav/b.wav,4\n");
        folder.Write("csv/db.emotion.train.csv", "file,start,end,emotion\nwav/a.wav,0 days 00:00:00,0 days 00:00:01.500000,joy\n");
        folder.Write(
            "csv/db.emotion.test.csv", "file,start,end,emotion\nwav/b.wav,1 days 01:00:01,,sad\nwav/b.wav,0 days 00:00:00.000000001,0 days 00:01:00,\n");
        folder.Write("parquet/db.yaml", "name: mine\n");
        await Table(folder["parquet/db.files.parquet"], ("file", ["wav/a.wav", "wav/b.wav"]), ("speaker", [3L, 4L]));
        await Table(
            folder["parquet/db.emotion.train.parquet"], ("file", ["wav/a.wav"]), ("start", [0L]), ("end", [1_500_000_000L]), ("emotion", ["joy"]));
        await Table(
            folder["parquet/db.emotion.test.parquet"], ("file", ["wav/b.wav", "wav/b.wav"]), ("start", [90_001_000_000_000L, 1L]),
            ("end", [null, 60_000_000_000L]), ("emotion", ["sad", null]));

        var (written, read) = (SplitFile.Read(folder["csv"]), SplitFile.Read(folder["parquet"]));

        static IEnumerable<string> Words(SplitFile split) => split.Clips.Select(clip => $"{clip.Role} {clip.Clip} {clip.Notes.Label} {clip.Notes.Speaker}");
        Assert.Contains("Train a_0 days 00:00:00_0 days 00:00:01.500000 joy 3", Words(read));
        Assert.Equal(Words(written), Words(read));
    }

    // Made by Arrow's C++ library, which audformat uses: compressed, with Arrow's types of columns.
    [Fact]
    public void Read_ParquetOfArrow_HasTextsNumbersAndGaps()
    {
        var split = SplitFile.Read(Path.Combine(Repository.Root, "tests/EmotionRecognition.SplitAudit.Tests/TestData/audformat"));

        Assert.Equal(
            ["Test 50_0 days 00:00:00_ joy 1", "Test 51_0 days 00:00:00.500000_0 days 00:00:02.500000 sadness 1"],
            split.Clips.Where(clip => clip.Role == Role.Test).Take(2).Select(clip => $"{clip.Role} {clip.Clip} {clip.Notes.Label} {clip.Notes.Speaker}"));
        Assert.Equal(
            ["", "sadness", "joy", "sadness", "joy", "sadness", "joy", ""],
            split.Clips.Where(clip => clip.Role == Role.Train).Select(clip => clip.Notes.Label));
    }

    [Theory]
    [InlineData("db.emotion.train.parquet", "PAR1", "db.emotion.train.parquet: not a table of Apache Parquet")]
    [InlineData("db.emotion.train.parquet", "", "not a table of Apache Parquet")]
    [InlineData("db.emotion.train.pkl", "x", "storage_format='csv'")]
    public void Read_AudformatThatIsNone_IsRefused(string table, string text, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("db/db.yaml", "name: x");
        folder.Write($"db/{table}", text);

        Assert.Contains(expected, Assert.Throws<InputException>(() => SplitFile.Read(folder["db"])).Message);
    }

    // As audformat writes them: nullable columns, durations as nanoseconds.
    private static async Task Table(string path, params (string Name, object?[] Values)[] columns)
    {
        var fields = columns.ToDictionary(
            column => column.Name,
            column => (DataField)(column.Values.OfType<long>().Any() ? new DataField<long?>(column.Name) : new DataField<string>(column.Name)));
        await using var stream = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema([.. fields.Values]), stream);
        using var group = writer.CreateRowGroup();
        foreach (var (name, values) in columns)
        {
            if (fields[name].ClrType == typeof(long))
            {
                await group.WriteAsync<long>(fields[name], Array.ConvertAll(values, value => (long?)value));
            }
            else
            {
                await group.WriteAsync(fields[name], Array.ConvertAll(values, value => (string?)value)!);
            }
        }

        group.CompleteValidate();
    }

    [Fact]
    public void Read_OnePartOrNothing_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var part = folder.Write("fold_1/x_train_fold_1.jsonl", "{}");

        Assert.Contains("one file of JSON, which holds one part of a split", Assert.Throws<InputException>(() => SplitFile.Read(part)).Message);
        Assert.Contains("no such file or folder", Assert.Throws<InputException>(() => SplitFile.Read(folder["none.csv"])).Message);
    }
}
