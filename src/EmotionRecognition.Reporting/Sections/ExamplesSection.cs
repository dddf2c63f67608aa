using EmotionRecognition.Audio.Dsp;
using EmotionRecognition.Reporting.Figures;
using EmotionRecognition.Reporting.Page;
using ScottPlot;

[assembly: EmotionRecognition.PlugIn<EmotionRecognition.Reporting.Sections.ExamplesSection>]

namespace EmotionRecognition.Reporting.Sections;

/// <summary>One clip of each class, to look at and, where the corpus's terms allow copies, to listen to.</summary>
public sealed class ExamplesSection : IReportSection
{
    private const int Width = 430;
    private const int Height = 470;

    // What is softer is white in the spectrogram, dB.
    private const double Softest = -65;
    private const double LeastPitch = 50;

    private static readonly double[] _levels = [-60, -40, -20];

    private static readonly double[] _frequencies = [500, 1000, 2000, 4000];

    /// <inheritdoc/>
    public string Name => "examples";

    /// <inheritdoc/>
    public string Title => "Examples";

    /// <inheritdoc/>
    public SectionPlace Place => SectionPlace.OnPage(510);

    /// <inheritdoc/>
    public string About => "a clip of each class to look at and listen to";

    /// <inheritdoc/>
    public Section? Build(ReportContent content)
    {
        var corpora = content.Corpora.Where(corpus => corpus.Examples.Count > 0).ToList();
        return corpora.Count == 0 ? null : new Section(
        [
            new Paragraph(
                "One clip of each class, chosen before anything is trained on them: of the speaker with the most classes, then the most clips, then the first "
                + "by name, so that one voice can be compared; a class that this speaker lacks is the next one's. Of a class, the clip of median length. The "
                + "harmonic part is the study's: what lasts in a band of frequencies for half a second or longer, by median filtering. A short vowel, or one "
                + "whose pitch glides, is hardly in it, however loud it is. Loud bands of the spectrogram are dark, and F0, up to 600 Hz, is the line in it."),
            .. corpora.SelectMany(Build),
        ])
        {
            Tables = [Clips(corpora), Frames(corpora), Spectrograms(corpora)],
        };
    }

    private static IEnumerable<Block> Build(CorpusFacts corpus)
    {
        yield return new Heading(corpus.Title);
        if (!corpus.MaySoundBeCopied)
        {
            yield return new Paragraph("The sound is not part of this page: the terms of the corpus do not allow copies. It is in the files that are named.");
        }
        else if (corpus.Examples.Any(clip => clip.Sound is null))
        {
            yield return new Paragraph("Long clips are not part of this page as sound. They are in the files that are named.");
        }

        var colors = FigureColors.Classes([.. corpus.Examples.Select(clip => clip.Class)]);
        yield return new SideBySide([.. corpus.Examples.Zip(colors, (clip, color) => Draw(corpus, clip, color))]);
        yield return new SideBySide([.. corpus.Examples.Where(clip => clip.Sound is not null).Select(clip => new Listening(Describe(clip), clip.Sound!))]);
        if (corpus.Examples.Any(clip => clip.Sound is null))
        {
            yield return new Table(
                "The files of the examples",
                [Column.Text("class"), Column.Text("clip"), Column.Text("speaker"), Column.Number("seconds"), Column.Code("file in the corpus")],
                corpus.Examples.Select(clip => new Row(clip.Class, clip.Utterance, clip.Speaker, Cell.Number(clip.Seconds, 2), clip.File)));
        }
    }

    private static string Describe(ExampleClip clip) => $"{clip.Class}: {clip.Utterance}, speaker {clip.Speaker}, {Numbers.Fixed(clip.Seconds, 1)} s";

    private static Figure Draw(CorpusFacts corpus, ExampleClip clip, Color color)
    {
        var (frames, mel) = (clip.Contours.Frames, clip.Contours.Mel);
        var canvas = Canvas.Of($"{clip.Class}: {clip.Utterance}", "time (s)", "");
        var panels = new StackedPanels(canvas, clip.Seconds);
        var peak = Math.Max(1e-3, frames.Max(frame => Math.Max(Math.Abs(frame.Low), Math.Abs(frame.High))));
        var loudest = new[] { (1.0, Numbers.Fixed(peak, 2)), (0.5, "0"), (0, Numbers.Signed(-peak, 2)) };
        AddWave(canvas, panels.Add("waveform (full scale is 1)", 0.6, loudest), frames, frame => (frame.Low, frame.High), peak, color);
        AddWave(canvas, panels.Add("harmonic part", 0.6, loudest), frames, frame => (frame.HarmonicLow, frame.HarmonicHigh), peak, color);
        var level = panels.Add("RMS (dB re full scale)", 0.6, _levels.Select(each => (1 - (each / SoundContours.Floor), Numbers.Signed(each, 0))));
        var line = canvas.Plot.Add.ScatterLine(
            frames.Select(frame => new Coordinates(frame.Time, level(1 - (frame.Level / SoundContours.Floor)))).ToArray(), color);
        line.LineWidth = 1.8f;
        var place = panels.Add(
            "mel spectrogram (kHz) and F0", 1.3, _frequencies.Select(hertz => (MelFilterBank.PlaceOf(hertz), Numbers.Fixed(hertz / 1000, 1))));
        AddSpectrogram(canvas, mel, clip.Seconds, place(0), place(1));
        AddPitch(canvas, frames, place);
        return panels.Draw(
            $"{corpus.Name}-example-{Numbers.Slug(clip.Class)}",
            $"Waveform, harmonic part, RMS, mel spectrogram, and F0 of {Describe(clip)}.",
            Width,
            Height);
    }

    private static void AddWave(
        Canvas canvas,
        Func<double, double> place,
        IReadOnlyList<ContourFrame> frames,
        Func<ContourFrame, (double Low, double High)> of,
        double peak,
        Color color)
    {
        double At(double value) => place(0.5 + (0.5 * value / peak));
        Coordinates[] outline =
        [
            .. frames.Select(frame => new Coordinates(frame.Time, At(of(frame).High))),
            .. frames.Reverse().Select(frame => new Coordinates(frame.Time, At(of(frame).Low))),
        ];
        var wave = canvas.Plot.Add.Polygon(outline);
        (wave.FillColor, wave.LineColor, wave.LineWidth) = (color, color, 0.7f);
    }

    // The bands are evenly spaced on the panel, the lowest one at the bottom.
    private static void AddSpectrogram(Canvas canvas, double[][] mel, double seconds, double bottom, double top)
    {
        var levels = new double[mel.Length, mel[0].Length];
        for (var band = 0; band < mel.Length; band++)
        {
            for (var frame = 0; frame < mel[0].Length; frame++)
            {
                levels[mel.Length - 1 - band, frame] = Math.Max(0, 1 - (mel[band][frame] / Softest));
            }
        }

        var image = canvas.Plot.Add.Heatmap(levels);
        image.Colormap = new HeatColors();
        image.ManualRange = new ScottPlot.Range(0, 1);
        image.Smooth = true;
        image.Position = new CoordinateRect(0, Math.Min(seconds, mel[0].Length * SoundContours.MelStep), bottom, top);
    }

    private static void AddPitch(Canvas canvas, IReadOnlyList<ContourFrame> frames, Func<double, double> place)
    {
        var run = new List<Coordinates>();
        foreach (var frame in frames.Append(default))
        {
            if (frame.Pitch > LeastPitch)
            {
                run.Add(new Coordinates(frame.Time, place(MelFilterBank.PlaceOf(frame.Pitch))));
            }
            else if (run.Count > 0)
            {
                canvas.Plot.Add.ScatterLine(run.ToArray(), FigureColors.Series(1)).LineWidth = 2.4f;
                run.Clear();
            }
        }
    }

    private static DataTable Clips(IReadOnlyList<CorpusFacts> corpora) => new(
        "example_clips",
        "corpus,class,utterance,speaker,seconds,file",
        corpora.SelectMany(corpus => corpus.Examples.Select(
            clip => new DataRow(corpus.Name, clip.Class, clip.Utterance, clip.Speaker, clip.Seconds, clip.File))));

    private static DataTable Frames(IReadOnlyList<CorpusFacts> corpora) => new(
        "example_frames",
        "corpus,class,time,low,high,harmonic_low,harmonic_high,level,f0",
        from corpus in corpora
        from clip in corpus.Examples
        from frame in clip.Contours.Frames
        select new DataRow(
            corpus.Name, clip.Class, frame.Time, frame.Low, frame.High, frame.HarmonicLow, frame.HarmonicHigh, frame.Level,
            frame.Pitch > 0 ? frame.Pitch : (double?)null));

    private static DataTable Spectrograms(IReadOnlyList<CorpusFacts> corpora) => new(
        "example_mel",
        $"corpus,class,time,{string.Join(',', Enumerable.Range(0, MelFilterBank.Bands).Select(band => $"band{band}"))}",
        from corpus in corpora
        from clip in corpus.Examples
        from frame in Enumerable.Range(0, clip.Contours.Mel[0].Length)
        select new DataRow(
        [
            corpus.Name, clip.Class, frame * SoundContours.MelStep, .. clip.Contours.Mel.Select(band => (DataField)band[frame]),
        ]));

    private sealed class HeatColors : IColormap
    {
        public string Name => "heat";

        public Color GetColor(double position) => FigureColors.Heat(position);
    }
}
