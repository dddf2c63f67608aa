using System.Net.Http.Headers;
using EmotionRecognition.Audio.Wav;
using EmotionRecognition.Recognition;

namespace EmotionRecognition.Server.Tests;

/// <summary>A server with the model that comes with the program, and a client.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly EmotionClassifier _classifier;
    private readonly EmotionServer _server;

    private RunningServer(EmotionClassifier classifier, EmotionServer server) =>
        (_classifier, _server, Client) = (classifier, server, new HttpClient { BaseAddress = server.Address });

    public HttpClient Client { get; }

    public Uri Address => _server.Address;

    public static async Task<RunningServer> Start(ServerLimits? limits = null)
    {
        var classifier = EmotionClassifier.Load(Path.Combine(Repository.Root, "models", "emodb"));
        return new RunningServer(classifier, await EmotionServer.Start(classifier, 0, limits ?? new ServerLimits(), TestContext.Current.CancellationToken));
    }

    public async Task<HttpResponseMessage> Post(string path, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return await Client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    /// <summary>A WAV file: see <see cref="Buzz"/>.</summary>
    public static byte[] Wave(double seconds, int rate = 16000)
    {
        using var folder = new TemporaryFolder();
        WaveWriter.WritePcm16(folder["clip.wav"], rate, Buzz.Samples(seconds, rate, 120));
        return File.ReadAllBytes(folder["clip.wav"]);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
        _classifier.Dispose();
    }
}
