using EmotionRecognition.Synthetic;
using EmotionRecognition.Synthetic.Speech;

namespace EmotionRecognition.Tests.Synthetic;

public sealed class VoiceSettingsTests
{
    private const int Utterances = 200;

    private static readonly IReadOnlyDictionary<string, SpeakerTraits> _speakers = SyntheticCorpus.Speakers(1);

    [Fact]
    public void Speakers_WomenAndMen_DifferInPitchAndFromEachOther()
    {
        var women = _speakers.Where(speaker => speaker.Key.EndsWith('F')).Select(speaker => HeardPitch(speaker.Value)).Order().ToList();
        var men = _speakers.Where(speaker => speaker.Key.EndsWith('M')).Select(speaker => HeardPitch(speaker.Value)).Order().ToList();

        Assert.Equal(5, women.Count);
        Assert.Equal(5, men.Count);
        Assert.True(women[0] > men[^1]);
        Assert.True(women[^1] > 1.1 * women[0] && men[^1] > 1.15 * men[0]);
    }

    [Theory]
    [InlineData(Label.Ang, Label.Neu)]
    [InlineData(Label.Exc, Label.Neu)]
    [InlineData(Label.Fea, Label.Neu)]
    [InlineData(Label.Sur, Label.Neu)]
    [InlineData(Label.Neu, Label.Sad)]
    internal void Draw_PitchOfEmotions_DiffersInTheIntendedDirectionWithOverlap(Label higher, Label lower) =>
        AssertAboveWithOverlap(higher, lower, voice => voice.Pitch);

    [Theory]
    [InlineData(Label.Ang, Label.Neu)]
    [InlineData(Label.Neu, Label.Sad)]
    [InlineData(Label.Exc, Label.Fru)]
    internal void Draw_LevelOfEmotions_DiffersInTheIntendedDirectionWithOverlap(Label louder, Label softer) =>
        AssertAboveWithOverlap(louder, softer, voice => voice.Level);

    [Theory]
    [InlineData(Label.Fea, Label.Sad)]
    [InlineData(Label.Exc, Label.Fru)]
    internal void Draw_RateOfEmotions_DiffersInTheIntendedDirectionWithOverlap(Label faster, Label slower) =>
        AssertAboveWithOverlap(faster, slower, voice => voice.Rate);

    [Fact]
    public void Draw_HeardPitch_OfAngerIsAboveThatOfSadnessForMostSpeakers()
    {
        var above = _speakers.Values.Count(speaker => HeardPitch(speaker, Label.Ang) > HeardPitch(speaker, Label.Sad));

        Assert.InRange(above, 9, 10);
    }

    // Higher on average for nearly every speaker, but the opposite for many pairs of utterances.
    private static void AssertAboveWithOverlap(Label above, Label below, Func<VoiceSettings, double> property)
    {
        var speakersAbove = 0;
        var inversions = 0.0;
        foreach (var speaker in _speakers.Values)
        {
            var high = Draw(speaker, above).Select(property).ToList();
            var low = Draw(speaker, below).Select(property).ToList();
            speakersAbove += high.Average() > low.Average() ? 1 : 0;
            inversions += high.Zip(low, (one, other) => one < other ? 1.0 : 0).Average() / _speakers.Count;
        }

        Assert.InRange(speakersAbove, 8, 10);
        Assert.InRange(inversions, .02, .45);
    }

    private static IEnumerable<VoiceSettings> Draw(SpeakerTraits speaker, Label label) => Enumerable.Range(0, Utterances).Select(number =>
    {
        var random = RandomStream.Named(number, "voice", label.ToString());
        return VoiceSettings.Draw(speaker, Portrayal.Draw(label, random), random);
    });

    private static double HeardPitch(SpeakerTraits speaker, Label label = Label.Neu)
    {
        double Heard(VoiceSettings voice, int number) =>
            PitchTrack.Median(FormantSynthesizer.Speak("We were away a year ago.", voice, RandomStream.Named(number, "words", "test")));

        return PitchTrack.Median(Draw(speaker, label).Take(4).Select(Heard));
    }
}
