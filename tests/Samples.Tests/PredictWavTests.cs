using System.Diagnostics;
using EmotionRecognition.Synthetic;

namespace Samples.Tests;

/// <summary>The sample that recognizes clips with the library runs as it is.</summary>
public sealed class PredictWavTests
{
    [Fact]
    public async Task Main_ClipAndNoClip_AnswersAndSaysWhatIsWrong()
    {
        using var folder = new TemporaryFolder();
        SyntheticCorpus.Write(
            folder.Root, new SyntheticCorpusOptions { Seed = 7, DialogsPerSession = 4, UtterancesPerDialog = 8, GeneratedClips = 12, Threads = 2 });
        var clip = Directory.EnumerateFiles(folder.Root, "*.wav", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        var missing = folder["nowhere.wav"];

        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "PredictWav.dll"), Path.Combine(Repository.Root, "models", "emodb"), clip, missing])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, process.ExitCode);
        Assert.Matches("^.*: (anger|boredom|disgust|fear|happiness|sadness|neutral) [01]\\.\\d\\d\n$", output);
        Assert.Contains($"{missing}: no such file", await errors, StringComparison.Ordinal);
    }
}
