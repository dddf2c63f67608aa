using System.Text.Json;
using System.Text.Json.Serialization;

namespace StageGraph.Workers;

/// <summary>What is said about a stage on its way to or from a worker.</summary>
internal enum WorkerWord
{
    /// <summary>The worker waits for a stage; the text identifies its code.</summary>
    Ready,

    /// <summary>The worker shall run the stage of this name.</summary>
    Run,

    /// <summary>The stage says something.</summary>
    Said,

    /// <summary>The stage warns.</summary>
    Warned,

    /// <summary>The stage has made progress.</summary>
    Progressed,

    /// <summary>The stage has written its outputs.</summary>
    Done,

    /// <summary>The stage has failed.</summary>
    Failed,
}

/// <summary>A line between a build and a worker. Other lines, such as those of native libraries, are not meant for the other side.</summary>
internal sealed record WorkerMessage(WorkerWord Word, string Text = "")
{
    private const string Mark = "@stage ";

    private static readonly JsonSerializerOptions _format = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>With <see cref="WorkerWord.Run"/>: the number of threads that the stage may use.</summary>
    public int Threads { get; init; }

    /// <summary>With <see cref="WorkerWord.Run"/>: the stage's settings, which must be the same on both sides.</summary>
    public string Settings { get; init; } = "";

    /// <summary>With <see cref="WorkerWord.Progressed"/>.</summary>
    public StageProgress Progress { get; init; }

    /// <summary>With <see cref="WorkerWord.Failed"/>: where the error came from.</summary>
    public string Details { get; init; } = "";

    /// <summary>The line.</summary>
    public string ToLine() => Mark + JsonSerializer.Serialize(this, _format);

    /// <summary>Reads a line; null if it is not a message.</summary>
    public static WorkerMessage? Read(string line)
    {
        try
        {
            return line.StartsWith(Mark, StringComparison.Ordinal) ? JsonSerializer.Deserialize<WorkerMessage>(line.AsSpan(Mark.Length), _format) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The settings of a stage in one text.</summary>
    public static string SettingsOf(Stage stage) => string.Join('\n', stage.Settings.Select(pair => $"{pair.Key}={pair.Value}"));
}
