using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using EmotionRecognition.Audio.Wav;
using EmotionRecognition.Cli.Tests.Support;
using SkiaSharp;

namespace EmotionRecognition.Cli.Tests;

public partial class TimelineCommandTests
{
    [Fact]
    public async Task Timeline_AllFormats_TellTheSame()
    {
        using var folder = new TemporaryFolder();
        TestClips.Write(folder.File("a b.wav"), 140);

        var run = await ProgramRun.Of("timeline", folder["a b.wav"], "--out", folder["out"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("of speech in 1 segment", run.Out, StringComparison.Ordinal);
        Assert.All(run.Out.Split('\n').Skip(1), line => Assert.InRange(line.Length, 0, 80));
        var csv = Lines(folder, "csv").Skip(1).Select(line => line.Split(',')).ToList();
        Assert.Equal("0", csv[0][0]);
        Assert.Equal("1", csv[^1][1]);
        Assert.All(csv.Zip(csv.Skip(1)), pair => Assert.Equal(pair.First[1], pair.Second[0]));
        var speech = Assert.Single(csv, row => row[2] == "1");
        Assert.Equal(1, speech.Skip(4).Sum(each => double.Parse(each, CultureInfo.InvariantCulture)), 1e-4);

        var rttm = Assert.Single(Lines(folder, "rttm")).Split(' ');
        Assert.Equal(["SPEAKER", "a_b", "1", Fixed(speech[0]), Fixed(Number(speech[1]) - Number(speech[0]))], rttm[..5]);
        Assert.Equal(speech[3], rttm[7]);
        Assert.Equal(10, rttm.Length);

        var grid = File.ReadAllText(folder["out/a b.TextGrid"]);
        const string Start = "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0\nxmax = 1\ntiers? <exists>\nsize = 2\n";
        Assert.StartsWith(Start, grid, StringComparison.Ordinal);
        var intervals = Interval().Matches(grid).Select(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value)).ToList();
        Assert.Contains((speech[0], speech[1], "speech"), intervals);
        Assert.Contains((speech[0], speech[1], speech[3]), intervals);

        Assert.Equal("svg", XDocument.Load(folder["out/a b.svg"]).Root!.Name.LocalName);
        using (var picture = SKBitmap.Decode(folder["out/a b.png"]))
        {
            Assert.Equal(2000, picture.Width);
            var color = XDocument.Load(folder["out/a b.svg"]).Descendants().Last(box => (string?)box.Attribute("y") == "140").Attribute("fill")!.Value;
            var middle = (int)(20 + (1960 * (Number(speech[0]) + Number(speech[1])) / 2));
            Assert.Equal(SKColor.Parse(color), picture.GetPixel(middle, 282));
        }

        Assert.Contains($"</i>{speech[3]}</td>", File.ReadAllText(folder["out/a b.html"]), StringComparison.Ordinal);
        Assert.Equal(6, Directory.GetFiles(folder["out"]).Length);
    }

    [Fact]
    public async Task Timeline_Silence_SaysNoSpeech()
    {
        using var folder = new TemporaryFolder();
        WaveWriter.WritePcm16(folder.File("silence.wav"), 16000, new float[16000]);

        var run = await ProgramRun.Of("timeline", folder["silence.wav"], "--out", folder["out"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.EndsWith("0:01.0, no speech\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(["0,1,0,,,,,,,,"], Lines(folder, "csv", "silence").Skip(1));
    }

    [Fact]
    public async Task Timeline_UnusableInput_SaysWhatIsExpected()
    {
        using var folder = new TemporaryFolder();
        TestClips.Write(folder.File("a.wav"), 140);
        folder.Write("text.wav", "hello, I am not a sound file");
        folder.Write("empty.wav", "");

        foreach (var (arguments, error) in new (string[] Arguments, string Error)[]
        {
            (["text.wav"], "text.wav: "),
            (["empty.wav"], "empty.wav: "),
            (["a.wav", "--hop", "4"], "hop: 4 s, expected 0.1 to 3 s, the window"),
            (["a.wav", "--window", "0"], "window: 0 s, expected 0.1 to 60 s"),
            (["a.wav", "--csv", folder["x"], "--rttm", folder["x"]], "--rttm: "),
            (["a.wav", "--csv", folder["a.wav"]], "--csv: "),
        })
        {
            var run = await ProgramRun.Of(["timeline", folder[arguments[0]], .. arguments[1..]]);

            Assert.Equal((1, ""), (run.ExitCode, run.Out));
            Assert.Contains(error, run.Error, StringComparison.Ordinal);
        }

        Assert.Equal(3, Directory.GetFiles(folder[""]).Length);
    }

    [GeneratedRegex("xmin = (\\S+)\n +xmax = (\\S+)\n +text = \"(.*)\"")]
    private static partial Regex Interval();

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Fixed(string text) => Fixed(Number(text));

    private static string Fixed(double number) => number.ToString("0.000", CultureInfo.InvariantCulture);

    private static string[] Lines(TemporaryFolder folder, string extension, string name = "a b") => File.ReadAllLines(folder[$"out/{name}.{extension}"]);
}
