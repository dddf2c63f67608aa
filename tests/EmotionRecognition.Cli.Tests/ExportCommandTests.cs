using EmotionRecognition.Models.Discriminant;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Tests.Models;

namespace EmotionRecognition.Cli.Tests;

public sealed class ExportCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Export_SavedModel_SaysWhatTheFileReadsAndGives()
    {
        ModelTrainer.Train(ToyRows.Task(new LinearDiscriminantSettings(), "audio"), _folder["lda"]);

        var run = await ProgramRun.Of("export", _folder["lda"], "--onnx", _folder["lda.onnx"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            [
                "  reads  study-276 [rows, 40]: features of the set study-276, unscaled",
                "  gives  probabilities [rows, 2]: calm, gloomy",
            ],
            run.Out.TrimEnd('\n').Split('\n')[1..]);
        Assert.Equal((byte)8, File.ReadAllBytes(_folder["lda.onnx"])[0]);
    }

    [Fact]
    public async Task Export_FolderAsFile_IsRefused()
    {
        var run = await ProgramRun.Of("export", "nowhere", "--onnx", _folder.Root);

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains("a folder, expected a file to write", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_NoModel_LeavesNoFile()
    {
        var run = await ProgramRun.Of("export", _folder.Root, "--onnx", _folder["a.onnx"]);

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Root));
    }
}
