using System.Text;
using EmotionRecognition.Audio.Wav;
using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Own;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Tests.Corpora.Own;

public sealed class TableCorpusTests : IDisposable
{
    private const string Table = "corpus.csv";

    private readonly TemporaryFolder _folder = new();

    public TableCorpusTests()
    {
        foreach (var name in new[] { "a.wav", "b.wav", "Ümläut dir/c d.WAV", "x/a.wav" })
        {
            WaveWriter.WritePcm16(_folder.File("clips/" + name), 16000, Enumerable.Range(0, 16000).Select(i => (i + name.Length) % 9 / 10f).ToArray());
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ReadUtterances_AllColumns_AreReadByNameInAnyOrder()
    {
        _folder.Write(Table, "take,emotion,file,speaker,text,session,gender\n1,sad,clips/a.wav,anna,hello,s1,f\n2,glad,clips/Ümläut dir/c d.WAV,bo,,s2,m\n");

        var (definition, corpus) = Open();
        var utterances = corpus.ReadUtterances().Items;

        Assert.Equal([new("a", "a", "anna", "s1", 0, 1, "sad"), new("c d", "c d", "bo", "s2", 0, 1, "glad")], utterances);
        Assert.Equal(["glad", "sad"], definition.ClassSets[0].Classes);
        Assert.Equal(["hello", ""], corpus.ReadTranscripts(utterances).Items.Select(transcript => transcript.Text));
        Assert.Equal(["take", "gender"], definition.Columns);
        Assert.Equal(["1 f", "2 m"], corpus.ReadColumns(utterances).Select(row => string.Join(' ', row)));
        Assert.True(definition.HasText);
        Assert.False(definition.HasGivenParts);
        Assert.EndsWith("c d.WAV", corpus.Locate(utterances[1]).File);
    }

    [Theory]
    [InlineData("\uFEFFfile;emotion\r\nclips/a.wav;sad\r\nclips/b.wav;glad\r\n")]
    [InlineData("file\temotion\nclips/a.wav\tsad\nclips/b.wav\tglad")]
    [InlineData("\"file\",\"emotion\"\n\"clips/a.wav\",\"sad\"\n\"clips\\b.wav\",\"glad\"\n")]
    public void ReadUtterances_EveryKindOfTable_IsRead(string text)
    {
        _folder.Write(Table, text);

        Assert.Equal(["a sad", "b glad"], Open().Corpus.ReadUtterances().Items.Select(utterance => $"{utterance.Id} {utterance.Emotion}"));
    }

    [Fact]
    public void ReadUtterances_OtherEncoding_IsReadWhenNamedAndRefusedOtherwise()
    {
        File.WriteAllBytes(_folder[Table], Encoding.Latin1.GetBytes("file,emotion,speaker\nclips/a.wav,sad,Jürgen\nclips/b.wav,glad,Bo\n"));

        var error = Assert.Throws<InputException>(() => Open());
        Assert.Contains("corpus.csv line 2, byte 38: the byte FC, expected UTF-8 text; save the file as UTF-8, or pass its encoding", error.Message);
        var at = new CorpusLocation(_folder.Root) { Encoding = TextFile.EncodingNamed("windows-1252", "--encoding") };
        Assert.Equal("Jürgen", new TableDefinition().Open(at).ReadUtterances().Items[0].Speaker);
    }

    [Fact]
    public void ReadUtterances_ClipsInsideAFile_HaveTimesAndOneDialog()
    {
        _folder.Write(Table, "file,start,end,emotion,speaker\nclips/a.wav,0,0.4,sad,anna\nclips/a.wav,0.5,,glad,anna\n");

        var (_, corpus) = Open();
        var utterances = corpus.ReadUtterances().LeaveOutUnreadable(0).Items;

        Assert.Equal([("a_0.0_0.4", 0, 0.4), ("a_0.5_0.0", 0.5, 1)], utterances.Select(utterance => (utterance.Id, utterance.Start, utterance.End)));
        Assert.Single(utterances.Select(utterance => utterance.Dialog).Distinct());
        Assert.Equal((0.5, null), (corpus.Locate(utterances[1]).Start, corpus.Locate(utterances[1]).End));
    }

    [Fact]
    public void ReadUtterances_TextOnly_NeedsNoSound()
    {
        _folder.Write(Table, "id,text,emotion,split\nu1,hello,sad,train\nu2,hey,glad,test\nu3,hi,sad,val\n");

        var (definition, corpus) = Open();

        Assert.False(definition.HasSound);
        Assert.Equal(3, corpus.ReadUtterances().Items.Count);
        Assert.Equal(["train", "test", "dev"], corpus.GivenParts(corpus.ReadUtterances().Items).Select(part => part.Part));
    }

    [Fact]
    public void GivenParts_FoldColumn_TestsEachFoldOnce()
    {
        _folder.Write(Table, "file,emotion,fold\nclips/a.wav,sad,2\nclips/b.wav,glad,10\n");

        var (_, corpus) = Open();

        Assert.Equal(
            ["a 1 test", "b 1 train", "a 2 train", "b 2 test"],
            corpus.GivenParts(corpus.ReadUtterances().Items).Select(part => $"{part.Utterance} {part.Fold} {part.Part}"));
    }

    [Fact]
    public void At_Description_NamesColumnsClassesAndTheCorpus()
    {
        _folder.Write(Table, "path,Label,spk\nclips/a.wav,S,1\nclips/b.wav,G,2\nclips/x/a.wav,?,2\n");
        _folder.Write("corpus.json", """
            {
              "name": "my-corpus", "title": "My corpus", "license": "CC0-1.0", "notices": ["Recorded at home."], // comments are fine
              "columns": { "file": "{path}", "emotion": "{Label}", "speaker": "speaker {spk}" },
              "values": { "emotion": { "G": "glad", "S": "sad", "?": null } },
            }
            """);

        var (definition, corpus) = Open();
        var reading = corpus.ReadUtterances();

        Assert.Equal(("my-corpus", "My corpus", "CC0-1.0"), (definition.Name, definition.Title, definition.License));
        Assert.Equal(["glad", "sad"], definition.ClassSets[0].Classes);
        Assert.Equal(["speaker 1", "speaker 2"], reading.Items.Select(utterance => utterance.Speaker));
        Assert.Equal(new Omission("clips_x_a", "corpus.csv line 4", OwnClasses.LeftOut), Assert.Single(reading.Omissions));
        Assert.Contains("Recorded at home.", corpus.Notices);
    }

    [Theory]
    [InlineData("file,text\nclips/a.wav,x\n", "corpus.csv line 1: no column emotion among file, text, expected a column emotion; rename a column, or name it")]
    [InlineData("emotion\nsad\nglad\n", "corpus.csv line 1: neither a column file nor a column text")]
    [InlineData("file,emotion\n", "corpus.csv: no rows, expected one row per clip")]
    [InlineData("", "corpus.csv: an empty file, expected a header line")]
    [InlineData("file,emotion\nclips/a.wav,sad\nclips/a.wav,glad\n", "corpus.csv line 3: the clip clips_a, which line 2 has too, expected each clip once")]
    [InlineData("file,emotion\n,sad\nclips/a.wav,glad\n", "corpus.csv line 2, column file: an empty field")]
    [InlineData("file,emotion\n../a.wav,sad\nclips/a.wav,glad\n", "corpus.csv line 2, column file: ../a.wav, expected a path inside")]
    [InlineData("file,emotion\n/etc/a.wav,sad\nclips/a.wav,glad\n", "corpus.csv line 2, column file: /etc/a.wav, expected a path inside")]
    [InlineData("file,emotion\nclips/a.wav,\nclips/b.wav,glad\n", "corpus.csv line 2: no emotion, expected one per clip")]
    [InlineData("file,emotion\nclips/a.wav,sad\nclips/b.wav,sad\n", "clips of the emotion sad only, expected at least two emotions")]
    [InlineData("file,emotion\nclips/a.wav,sad\nclips/b.wav,Sad\n", "the emotions Sad and sad, expected one spelling per emotion; map them: --map=Sad=sad,")]
    [InlineData("file,emotion,start\nclips/a.wav,sad,x\nclips/b.wav,glad,0\n", "corpus.csv line 2, column start: \"x\", expected a time in seconds")]
    [InlineData("file,emotion,start,end\nclips/a.wav,sad,2,1\nclips/b.wav,glad,0,1\n", "corpus.csv line 2: times 2 to 1 s, expected an end after the start")]
    [InlineData("file,emotion\nclips/a.wav,sad,x\n", "corpus.csv line 2: 3 fields, expected 2 as in the header")]
    [InlineData("file,file,emotion\na,b,c\n", "corpus.csv line 1: duplicate column file (2 times)")]
    public void At_MalformedTable_NamesPlaceAndRemedy(string text, string expected)
    {
        _folder.Write(Table, text);

        Assert.Contains(expected, Assert.Throws<InputException>(() => Open()).Message);
    }

    [Fact]
    public void At_UnknownEmotions_AreListedWithCountsAndHowToMapThem()
    {
        _folder.Write(Table, "file,emotion\nclips/a.wav,sad\nclips/b.wav,joy\nclips/x/a.wav,ennui\n");

        var error = Assert.Throws<InputException>(() => new TableDefinition().At(new(_folder.Root) { Map = "sad=sadness" }));

        Assert.Contains(
            "emotions without a class: ennui (1), joy (1), first at corpus.csv line 4, expected one of sadness; "
                + "add them to the map: --map=...,ennui=CLASS; ennui= leaves it out",
            error.Message);
    }

    [Fact]
    public void ReadUtterances_BadFiles_AreAllListedOrCounted()
    {
        _folder.Write(Table, "file,emotion\nclips/a.wav,sad\nclips/b.wav,glad\nclips/none.wav,sad\nclips/page.wav,glad\n");
        _folder.Write("clips/page.wav", "<!DOCTYPE html><html></html>");

        var reading = Open().Corpus.ReadUtterances();

        var error = Assert.Throws<InputException>(() => reading.LeaveOutUnreadable(0.4));
        Assert.Contains("2 of 4 clips cannot be read; fix them, or pass --max-unreadable=0.5 to leave them out:", error.Message);
        Assert.Contains("none.wav", error.Message);
        Assert.Contains("page.wav", error.Message);
        var kept = reading.LeaveOutUnreadable(0.5);
        Assert.Equal(["a", "b"], kept.Items.Select(utterance => utterance.Id));
        Assert.Equal(["clips/none.wav", "clips/page.wav"], kept.Omissions.Select(omission => omission.Place));
        Assert.Contains("2 of 4 clips are left out because they cannot be read", Assert.Single(kept.Notices));
    }

    [Fact]
    public void Open_ClassesWithoutOrWithOneClip_AreNamed()
    {
        _folder.Write(Table, "file,emotion\nclips/a.wav,sad\nclips/b.wav,glad\nclips/x/a.wav,sad\n");

        var corpus = new TableDefinition().Open(new(_folder.Root) { Map = "sad=sad,glad=glad,mad=mad" });

        Assert.Contains("The class mad has no clips and is left out.", corpus.Notices);
        Assert.Contains(corpus.Notices, notice => notice.StartsWith("The class glad has only one clip", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{ \"titel\": \"x\" }", "the key \"titel\", expected one of name, title,")]
    [InlineData("{ \"title\": \"x\", \"title\": \"y\" }", "each key once")]
    [InlineData("[]", "no object")]
    [InlineData("{ \"columns\": { \"emotion\": \"{nope}\" } }", "columns, emotion: \"{nope}\", expected columns among file, emotion")]
    public void At_MalformedDescription_IsNamed(string json, string expected)
    {
        _folder.Write(Table, "file,emotion\nclips/a.wav,sad\nclips/b.wav,glad\n");
        _folder.Write("corpus.json", json);

        Assert.Contains(expected, Assert.Throws<InputException>(() => Open()).Message);
    }

    [Theory]
    [InlineData("My Clips 2024", "my-clips-2024")]
    [InlineData("emodb", "own-emodb")]
    [InlineData("Übung", "bung")]
    [InlineData("声", "own")]
    public void At_FolderName_BecomesANameForFolders(string called, string expected)
    {
        _folder.Write("corpus.json", $$"""{ "name": "{{called}}" }""");
        _folder.Write(Table, "file,emotion\nclips/a.wav,sad\nclips/b.wav,glad\n");

        Assert.Equal(expected, Open().Definition.Name);
    }

    private (ICorpusDefinition Definition, ICorpus Corpus) Open()
    {
        var at = new CorpusLocation(_folder.Root);
        var definition = new TableDefinition().At(at);
        return (definition, definition.Open(at));
    }
}
