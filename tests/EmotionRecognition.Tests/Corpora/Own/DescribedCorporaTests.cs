using EmotionRecognition.Audio.Wav;
using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.EmoDb;
using EmotionRecognition.Corpora.Own;
using EmotionRecognition.Corpora.Ravdess;

namespace EmotionRecognition.Tests.Corpora.Own;

/// <summary>The files in <c>corpora/</c>, each on clips that are named as that corpus names them.</summary>
public sealed class DescribedCorporaTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string, string> Clips => new()
    {
        { "crema-d", "AudioWAV/1001_DFA_ANG_XX.wav", "1001 anger [Don't forget a jacket.] unspecified" },
        { "crema-d", "1091_WSI_SAD_HI.wav", "1091 sadness [We'll stop in a couple of minutes.] high" },
        { "emodb", "wav/03a01Fa.wav", "03 happiness [Der Lappen liegt auf dem Eisschrank.] a01 male" },
        { "emovo", "f1/dis-f1-b1.wav", "f1 disgust [] female b1" },
        { "ravdess", "Actor_12/03-01-06-02-01-02-12.wav", "12 fearful [Kids are talking by the door.] strong 01 02" },
        { "savee", "ALL/DC_sa01.wav", "DC sadness [] 01" },
        { "savee", "AudioData/JK/su15.wav", "JK surprise [] 15" },
        { "shemo", "female/F01A01.wav", "F01 anger [] female 01" },
        { "tess", "OAF_Pleasant_surprise/OAF_back_ps.wav", "OAF pleasant surprise [Say the word back] back 64" },
        { "tess", "OA_bite_neutral.wav", "OAF neutral [Say the word bite] bite 64" },
        { "urdu", "Angry/SM1_F10_A010.wav", "SM1 anger [] male 10" },
    };

    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "corpora"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file))];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Clips))]
    public void ReadUtterances_ClipOfThatNaming_HasItsSpeakerEmotionTextAndColumns(string name, string file, string expected)
    {
        Sound(file);
        Sound(Other(name));
        var at = At(name);
        var definition = new FolderDefinition().At(at);

        var corpus = definition.Open(at);
        var utterances = corpus.ReadUtterances().LeaveOutUnreadable(0).Items;
        var index = utterances.ToList().FindIndex(utterance => utterance.Id == Path.GetFileNameWithoutExtension(file));
        var text = corpus.ReadTranscripts(utterances).Items[index].Text;
        var own = corpus.ReadColumns(utterances).ElementAt(index);

        var found = $"{utterances[index].Speaker} {utterances[index].Emotion} [{text}]";
        Assert.StartsWith(found, expected);
        Assert.All(expected[found.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries), value => Assert.Contains(value, own));
        Assert.Equal(utterances.Count, utterances.Select(utterance => utterance.Id).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void File_Each_HasAtMostTenLinesAndATest(string name)
    {
        Assert.InRange(File.ReadAllLines(At(name).Description!).Length, 1, 11);
        Assert.Contains(Clips, row => row.Data.Item1 == name);
    }

    [Fact]
    public void EmoDb_RealCorpus_IsThatOfTheBuiltInReader()
    {
        var folder = SharedData.Path("corpora/emodb");
        var at = new CorpusLocation(folder) { Description = At("emodb").Description };
        var (described, builtIn) = (new FolderDefinition().At(at), new EmoDbDefinition());
        var (own, known) = (described.Open(at), builtIn.Open(at));

        var utterances = own.ReadUtterances().LeaveOutUnreadable(0).Items;
        Assert.Equal(known.ReadUtterances().Items, utterances);
        Assert.Equal(known.ReadTranscripts(utterances).Items, own.ReadTranscripts(utterances).Items);
        Assert.Equal(builtIn.ClassSets[0].Classes, described.ClassSets[0].Classes);
        var gender = described.Columns.ToList().IndexOf("gender");
        Assert.Equal(known.ReadColumns(utterances).Select(row => row[0]), own.ReadColumns(utterances).Select(row => row[gender]));
    }

    [Fact]
    public void Ravdess_RealClips_AreThoseOfTheBuiltInReader()
    {
        var folder = SharedData.Path("corpora/ravdess-sample");
        var at = new CorpusLocation(folder) { Description = At("ravdess").Description };
        var known = new RavdessDefinition().Open(at).ReadUtterances().Items;
        Assert.SkipUnless(known.DistinctBy(utterance => utterance.Emotion).Count() > 1, "the sample has one emotion only");

        Assert.Equal(known, new FolderDefinition().Open(at).ReadUtterances().Items);
    }

    private CorpusLocation At(string name) => new(_folder.Root) { Description = Path.Combine(Repository.Root, "corpora", name + ".json") };

    // A second clip with another emotion: a corpus has at least two.
    private static string Other(string name) => name switch
    {
        "crema-d" => "1002_IEO_NEU_X.wav",
        "emodb" => "wav/08b10Nb.wav",
        "emovo" => "m3/neu-m3-l1.wav",
        "ravdess" => "Actor_01/03-01-01-01-02-01-01.wav",
        "savee" => "ALL/KL_n30.wav",
        "shemo" => "male/M12N03.wav",
        "tess" => "YAF_youth_fear.wav",
        _ => "Happy/SF12_F7_H03.wav",
    };

    private void Sound(string file) => WaveWriter.WritePcm16(_folder.File(file), 16000, Enumerable.Range(0, 800).Select(i => i % 7 / 10f).ToArray());
}
