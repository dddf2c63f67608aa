using EmotionRecognition.Audio;
using EmotionRecognition.Audio.Wav;
using EmotionRecognition.Corpora;
using EmotionRecognition.Corpora.Generated;

namespace EmotionRecognition.Tests.Corpora.Generated;

public sealed class GeneratedSamplesTests : IDisposable
{
    private const string Header = "happy,sad,anger,surprise,disgust,fear,ASR,label,fname\n";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(GeneratedKind.Gan, "gan", "gan")]
    [InlineData(GeneratedKind.Gan, "gans", "gan")]
    [InlineData(GeneratedKind.Autoencoder, "autoencoders", "autoencoder")]
    public void ReadUtterances_Samples_AreGroupedBySourceVideo(GeneratedKind kind, string folder, string prefix)
    {
        Table("0.6,0,0,0,0,0,\"it was, well, good\",happy,-9y-fZ3swSY_0.0000_6.3680.wav\n0,0,1,0,0,0,no,anger,a_b_1.5_2.wav\n");
        Sound($"{folder}/-9y-fZ3swSY_0.0000_6.3680.wav");
        Sound($"{folder}/a_b_1.5_2.wav");
        var samples = GeneratedSamples.Open(new(_folder.Root), kind);

        var utterances = samples.ReadUtterances().Items;

        Assert.Equal(
            [
                new($"{prefix}_-9y-fZ3swSY_0.0000_6.3680", "-9y-fZ3swSY", "-9y-fZ3swSY", "", 0, 0.1, "hap"),
                new($"{prefix}_a_b_1.5_2", "a_b", "a_b", "", 0, 0.1, "ang"),
            ],
            utterances);
        Assert.Equal(["it was, well, good", "no"], samples.ReadTranscripts(utterances).Items.Select(transcript => transcript.Text));
        Assert.Equal(1600, new SoundLoader(ResamplingPolicy.Refuse).Load(samples.Locate(utterances[0])).Length);
    }

    [Fact]
    public void ReadUtterances_RowsAndSoundsWithoutEachOther_AreCounted()
    {
        Table("1,0,0,0,0,0,a,happy,v_0_1.wav\n1,0,0,0,0,0,b,sad,v_1_2.wav\n");
        Sound("gan/v_0_1.wav");
        Sound("gan/v_2_3.wav");

        var reading = GeneratedSamples.Open(new(_folder.Root), GeneratedKind.Gan).ReadUtterances();

        Assert.Equal("gan_v_0_1", Assert.Single(reading.Items).Id);
        Assert.Equal(
            [
                new("gan_v_1_2", "mosei_test_filtered.csv line 3", GeneratedSamples.NoSound),
                new("gan_v_2_3", "gan/v_2_3.wav", GeneratedSamples.NoRow),
            ],
            reading.Omissions);
    }

    [Theory]
    [InlineData("1,0,0,0,0,0,a,glad,v_0_1.wav\n", "line 2, column label: \"glad\"")]
    [InlineData("1,0,0,0,0,0,a,happy,v_0.wav\n", "line 2, column fname: \"v_0.wav\"")]
    [InlineData("1,0,0,0,0,0,a,happy,v_0_1.wav\n1,0,0,0,0,0,a,happy,v_0_1.wav\n", "line 3, column fname: duplicate gan_v_0_1, first at ")]
    [InlineData("1,0,0,0,0,0,a,happy,w_0_1.wav\n", "no row of the 2 wav files")]
    public void ReadUtterances_BadRow_IsNamed(string rows, string expected)
    {
        Table(rows);
        Sound("gan/v_0_1.wav");
        Sound("gan/v_0.wav");

        Assert.Contains(
            expected,
            Assert.Throws<InputException>(() => GeneratedSamples.Open(new(_folder.Root), GeneratedKind.Gan).ReadUtterances().LeaveOutUnreadable(0)).Message);
    }

    [Fact]
    public void Open_NoFolderOfTheKind_IsAnError()
    {
        Table("");
        Sound("gan/v_0_1.wav");

        Assert.Contains(
            "no wav files in autoencoder or autoencoders",
            Assert.Throws<InputException>(() => CorpusCatalog.Corpora.Named("generated-autoencoder").Open(new(_folder.Root))).Message);
    }

    private void Table(string rows) => _folder.Write("mosei_test_filtered.csv", Header + rows);

    private void Sound(string file) => WaveWriter.WritePcm16(_folder.File(file), 16000, new float[1600]);
}
