using EmotionRecognition.Synthetic.Planning;
using EmotionRecognition.Synthetic.Speech;

namespace EmotionRecognition.Synthetic.Writing;

/// <summary>The sound of a dialog: two people in a room, each with a microphone that also picks up the other.</summary>
internal sealed class DialogRecording
{
    // The other person's voice: 15 dB softer, 3 ms later, duller.
    private const double CrossTalk = .18;
    private const int CrossTalkDelay = 48;
    private const double CrossTalkPole = .6;

    private const double LeadSeconds = .35;
    private const double MarginBefore = .05;
    private const double MarginAfter = .08;

    private static readonly (int Delay, double Gain)[] _reflections = [(0, 1), (173, .16), (359, -.09), (601, .05)];

    private readonly List<(Turn Turn, double Start, double End)> _spans = [];

    private DialogRecording(double[] nearWoman, double[] nearMan)
    {
        NearWoman = nearWoman;
        NearMan = nearMan;
    }

    /// <summary>The woman's microphone, samples at 16 kHz.</summary>
    public double[] NearWoman { get; }

    /// <summary>The man's microphone, samples at 16 kHz.</summary>
    public double[] NearMan { get; }

    /// <summary>The start and end of each turn in seconds, rounded to four decimals, in the order of the turns.</summary>
    public IReadOnlyList<(Turn Turn, double Start, double End)> Spans => _spans;

    /// <summary>Speaks the turns one after the other, with pauses and an occasional short overlap.</summary>
    /// <param name="plan">The dialog.</param>
    /// <param name="speakers">The traits of both speakers.</param>
    /// <param name="seed">The corpus's seed.</param>
    public static DialogRecording Make(DialogPlan plan, IReadOnlyDictionary<string, SpeakerTraits> speakers, int seed)
    {
        var room = RandomStream.Named(seed, "room", plan.Name);
        var spoken = plan.Turns.Select(turn => Speak(turn, speakers[turn.Speaker], seed)).ToList();
        var starts = Starts(plan.Turns, spoken, room);
        var length = plan.Turns.Select((_, at) => starts[at] + spoken[at].Length).Max() + (int)(.5 * ControlTracks.SampleRate);
        var recording = new DialogRecording(Noise(length, room), Noise(length, room));
        var gains = (Woman: Decibels(room.Normal(0, 1)), Man: Decibels(room.Normal(0, 1)));
        for (var at = 0; at < spoken.Count; at++)
        {
            var turn = plan.Turns[at];
            var (near, far, nearGain, farGain) = turn.Side == 'F'
                ? (recording.NearWoman, recording.NearMan, gains.Woman, gains.Man)
                : (recording.NearMan, recording.NearWoman, gains.Man, gains.Woman);
            AddNear(near, spoken[at], starts[at], nearGain);
            AddFar(far, spoken[at], starts[at], farGain * CrossTalk);
            var seconds = (double)starts[at] / ControlTracks.SampleRate;
            var end = seconds + ((double)spoken[at].Length / ControlTracks.SampleRate);
            recording._spans.Add((turn, Math.Round(seconds - MarginBefore, 4), Math.Round(end + MarginAfter, 4)));
        }

        return recording;
    }

    private static double[] Speak(Turn turn, SpeakerTraits speaker, int seed)
    {
        var random = RandomStream.Named(seed, "voice", turn.Id);
        return FormantSynthesizer.Speak(turn.Text, VoiceSettings.Draw(speaker, turn.Portrayal, random), random);
    }

    private static List<int> Starts(IReadOnlyList<Turn> turns, List<double[]> spoken, RandomStream room)
    {
        var starts = new List<int>();
        var free = LeadSeconds;
        for (var at = 0; at < turns.Count; at++)
        {
            // A murmur usually overlaps the end of the previous turn; other turns seldom do.
            var pause = turns[at].Label is null ? -.25 : at == 0 ? 0 : Math.Clamp(room.Normal(.24, .14), -.1, .7);
            var start = (int)((free + pause) * ControlTracks.SampleRate);
            starts.Add(start);
            free = Math.Max(free, (double)(start + spoken[at].Length) / ControlTracks.SampleRate);
        }

        return starts;
    }

    // Air conditioning, which is noise that is stronger at low frequencies, and mains hum.
    private static double[] Noise(int length, RandomStream room)
    {
        var level = Decibels(room.Normal(-63, 1.5));
        var hum = level * .7;
        var noise = new double[length];
        var low = 0.0;
        for (var at = 0; at < length; at++)
        {
            var white = room.Uniform(-1, 1);
            low = (.95 * low) + (.25 * white);
            noise[at] = (level * ((.5 * white) + low)) + (hum * Math.Sin(2 * Math.PI * 60 * at / ControlTracks.SampleRate));
        }

        return noise;
    }

    private static void AddNear(double[] microphone, double[] voice, int start, double gain)
    {
        foreach (var (delay, reflected) in _reflections)
        {
            for (var at = 0; at < voice.Length; at++)
            {
                microphone[start + delay + at] += gain * reflected * voice[at];
            }
        }
    }

    private static void AddFar(double[] microphone, double[] voice, int start, double gain)
    {
        var dull = 0.0;
        for (var at = 0; at < voice.Length; at++)
        {
            dull = ((1 - CrossTalkPole) * voice[at]) + (CrossTalkPole * dull);
            microphone[start + CrossTalkDelay + at] += gain * dull;
        }
    }

    private static double Decibels(double level) => Math.Pow(10, level / 20);
}
