using EmotionRecognition.Synthetic;
using EmotionRecognition.Synthetic.Speech;

namespace EmotionRecognition.Tests.Synthetic;

public sealed class FormantSynthesizerTests
{
    private const string Sentence = "We were away a year ago.";

    private static readonly VoiceSettings _voice = new(
        Pitch: 120, Range: 1, Rise: 0, Tremor: 0, Rate: 1.2, TractScale: 1, Level: -25, Tilt: 6, Breath: -35,
        Jitter: .005, OpenQuotient: .6);

    [Theory]
    [InlineData(100)]
    [InlineData(150)]
    [InlineData(220)]
    public void Speak_Pitch_IsHeardAsAskedFor(double hertz)
    {
        double Heard(int seed) => PitchTrack.Median(Speak(_voice with { Pitch = hertz }, seed));

        var semitones = Enumerable.Range(0, 5).Average(seed => 12 * Math.Log2(Heard(seed) / hertz));

        Assert.InRange(semitones, -1.5, 1.5);
    }

    [Fact]
    public void Speak_WiderRange_MovesPitchMore()
    {
        double Mean(double range) => Enumerable.Range(0, 6).Average(seed => Spread(_voice with { Range = range }, seed));

        Assert.True(Mean(2) > 1.5 * Mean(.7));
    }

    [Fact]
    public void Speak_Question_EndsHigherThanAStatement()
    {
        double End(string text) => Enumerable.Range(0, 5).Average(seed => PitchTrack.Of(Speak(_voice, seed, text)).TakeLast(3).Average());

        Assert.True(End("We were away a year ago?") > 1.15 * End(Sentence));
    }

    [Fact]
    public void Speak_Level_IsTheSoundingPartsRms()
    {
        foreach (var level in new[] { -40.0, -20.0 })
        {
            var energies = Speak(_voice with { Level = level }, 1).Chunk(80)
                .Select(frame => frame.Average(sample => sample * sample)).ToList();
            var sounding = energies.Where(energy => energy >= .01 * energies.Max()).Average();

            Assert.Equal(level, 10 * Math.Log10(sounding), 6);
        }
    }

    [Fact]
    public void Speak_HigherRate_IsShorter()
    {
        var ratio = (double)Speak(_voice with { Rate = 1 }, 1).Length / Speak(_voice with { Rate = 1.5 }, 1).Length;

        Assert.InRange(ratio, 1.4, 1.6);
    }

    [Fact]
    public void Speak_MoreTilt_HasLessEnergyAbove2Kilohertz() =>
        Assert.True(HighShare(Speak(_voice with { Tilt = 14 }, 1)) < .5 * HighShare(Speak(_voice with { Tilt = 2 }, 1)));

    [Fact]
    public void Speak_WordsFullOfS_HissMore()
    {
        double HighOf(string text) => HighShare(Speak(_voice, 1, text));

        Assert.True(HighOf("Sassy sister sees.") > 3 * HighOf(Sentence));
    }

    [Fact]
    public void Speak_AnyVoice_IsFiniteAndFadesAtBothEnds()
    {
        var samples = Speak(_voice with { Jitter = .03, Tilt = .5, OpenQuotient = .4, Pitch = 400, TractScale = 1.25 }, 3);

        Assert.All(samples, sample => Assert.True(double.IsFinite(sample)));
        Assert.InRange(samples.TakeLast(20).Max(Math.Abs), 0, .1 * samples.Max(Math.Abs));
        Assert.InRange(samples.Take(20).Max(Math.Abs), 0, .1 * samples.Max(Math.Abs));
    }

    private static double[] Speak(VoiceSettings voice, int seed, string text = Sentence) =>
        FormantSynthesizer.Speak(text, voice, RandomStream.Named(seed, "voice", "test"));

    private static double Spread(VoiceSettings voice, int seed)
    {
        var pitches = PitchTrack.Of(Speak(voice, seed)).Select(pitch => 12 * Math.Log2(pitch)).Order().ToList();
        return pitches[(int)(.9 * pitches.Count)] - pitches[pitches.Count / 2];
    }

    // The energy after differencing twice, relative to the total energy: a high-pass that is steep enough for this test.
    private static double HighShare(double[] samples)
    {
        var high = 0.0;
        for (var at = 2; at < samples.Length; at++)
        {
            var difference = samples[at] - (2 * samples[at - 1]) + samples[at - 2];
            high += difference * difference;
        }

        return high / samples.Sum(sample => sample * sample);
    }
}
