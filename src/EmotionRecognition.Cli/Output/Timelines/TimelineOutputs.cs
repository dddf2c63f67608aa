using System.CommandLine;
using System.Text;
using EmotionRecognition.Recognition.Timelines;
using Shared;

namespace EmotionRecognition.Cli.Output.Timelines;

/// <summary>The options that name the files of a timeline, one per format, or a folder for all of them.</summary>
internal sealed class TimelineOutputs
{
    private static readonly IReadOnlyList<TimelineFormat> _formats =
    [
        new("--csv", ".csv", "a table", (timeline, stream) => Text(stream, output => TimelineCsv.Write(timeline, output))),
        new("--rttm", ".rttm", "RTTM", (timeline, stream) => Text(stream, output => Rttm.Write(timeline, output))),
        new("--textgrid", ".TextGrid", "a TextGrid for Praat", (timeline, stream) => Text(stream, output => TextGrid.Write(timeline, output))),
        new("--svg", ".svg", "a drawing", (timeline, stream) => Text(stream, output => output.WriteLine(TimelineDrawing.Svg(timeline)))),
        new("--png", ".png", "a picture", TimelineDrawing.WritePng),
        new("--html", ".html", "a page", (timeline, stream) => Text(stream, output => TimelinePage.Write(timeline, output))),
    ];

    private readonly Option<string?> _folder = new("--out") { Description = "Write all formats into this folder, named after the recording." };
    private readonly IReadOnlyList<(TimelineFormat Format, Option<string?> Option)> _files =
        [.. _formats.Select(format => (format, new Option<string?>(format.Option) { Description = $"Write {format.Description} to this file." }))];

    /// <summary>The options.</summary>
    public IEnumerable<Option> Options => [_folder, .. _files.Select(file => file.Option)];

    /// <summary>What a command line asks for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="recording">The recording.</param>
    /// <exception cref="InputException">Two outputs have the same name, one is the recording, or one cannot be a file.</exception>
    public TimelineFiles Of(ParseResult parsed, string recording)
    {
        List<(TimelineFormat Format, string Path, string Option)> files = [];
        if (parsed.GetValue(_folder) is { } folder)
        {
            if (File.Exists(folder))
            {
                throw new InputException($"--out={folder}", "a file", "a folder", "name a folder, or use the option of one format");
            }

            var name = Path.GetFileNameWithoutExtension(recording);
            files.AddRange(_formats.Select(format => (format, Path.Combine(folder, name + format.Extension), "--out")));
        }

        files.AddRange(_files.Where(file => parsed.GetValue(file.Option) is not null)
            .Select(file => (file.Format, parsed.GetValue(file.Option)!, file.Format.Option)));
        var names = new Dictionary<string, string>(StringComparer.Ordinal) { [Path.GetFullPath(recording)] = "the recording" };
        foreach (var (_, path, option) in files)
        {
            if (Directory.Exists(path))
            {
                throw new InputException($"{option}={path}", "a folder", "a file", "name a file in it");
            }

            if (!names.TryAdd(Path.GetFullPath(path), option))
            {
                throw new InputException(
                    $"{option}: {path}", $"the name of {(names[Path.GetFullPath(path)] is "the recording" and var sound ? sound : "another output")}",
                    "a file of its own for each output", "choose another name");
            }
        }

        return new TimelineFiles([.. files.Select(file => (file.Format, file.Path))]);
    }

    private static void Text(Stream stream, Action<TextWriter> write)
    {
        using var output = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        write(output);
    }
}

/// <summary>A format of timelines.</summary>
/// <param name="Option">The option that names its file.</param>
/// <param name="Extension">Its extension.</param>
/// <param name="Description">What it is, with an article.</param>
/// <param name="Write">Writes it.</param>
internal sealed record TimelineFormat(string Option, string Extension, string Description, Action<Timeline, Stream> Write);

/// <summary>The files that a timeline is written to.</summary>
/// <param name="files">The format and the path of each.</param>
internal sealed class TimelineFiles(IReadOnlyList<(TimelineFormat Format, string Path)> files)
{
    /// <summary>Writes all of them, each completely or not at all.</summary>
    /// <param name="timeline">The timeline.</param>
    /// <param name="stop">Stops between files.</param>
    public void Write(Timeline timeline, CancellationToken stop)
    {
        foreach (var (format, path) in files)
        {
            stop.ThrowIfCancellationRequested();
            WholeFile.Write(path, stream => format.Write(timeline, stream));
        }
    }
}
