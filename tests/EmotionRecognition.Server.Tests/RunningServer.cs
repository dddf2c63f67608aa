using System.Buffers.Binary;
using System.Net.Http.Headers;
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

    /// <summary>A WAV file: a rising sawtooth in bursts, 16 bits, mono.</summary>
    public static byte[] Wave(double seconds, int rate = 16000)
    {
        var count = (int)(seconds * rate);
        var file = new byte[44 + (2 * count)];
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), rate);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(28), 2 * rate);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(34), 16);
        "data"u8.CopyTo(file.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), 2 * count);
        var phase = 0.0;
        for (var i = 0; i < count; i++)
        {
            phase += (120 + (40 * i / (double)rate)) / rate;
            var loud = i / (rate / 5) % 3 == 2 ? 0.001 : 0.4;
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(44 + (2 * i)), (short)(32767 * loud * ((2 * (phase % 1)) - 1)));
        }

        return file;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
        _classifier.Dispose();
    }
}
