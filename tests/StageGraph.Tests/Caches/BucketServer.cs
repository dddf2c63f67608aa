using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace StageGraph.Tests.Caches;

/// <summary>Answers as a server with the S3 protocol does, in this process and on loopback; can be told to fail.</summary>
internal sealed class BucketServer : IDisposable
{
    public const string Bucket = "stages";

    private readonly HttpListener _listener = new();

    public BucketServer()
    {
        Address = $"http://127.0.0.1:{FreePort()}";
        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _ = Task.Run(ListenAsync);
    }

    public string Address { get; }

    public ConcurrentDictionary<string, byte[]> Objects { get; } = new(StringComparer.Ordinal);

    /// <summary>The requests so far: method, path, and condition.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>What every request is answered with instead, if anything.</summary>
    public (int Status, string Code)? Fault { get; set; }

    /// <summary>Whether this is one of the servers to which conditions mean nothing.</summary>
    public bool IgnoresConditions { get; init; }

    /// <summary>Whether this is one of the servers that refuse conditions.</summary>
    public bool RefusesConditions { get; init; }

    /// <summary>A port that nothing listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose() => _listener.Close();

    private async Task ListenAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(context));
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var content = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(content);
        var (request, answer) = (context.Request, context.Response);
        var path = request.Url!.AbsolutePath.Split('/', 3);
        var isNew = request.Headers["If-None-Match"] == "*";
        Requests.Enqueue($"{request.HttpMethod} {request.Url.AbsolutePath}{(isNew ? " if new" : "")}");
        var (status, body) = Fault is { } fault ? (fault.Status, Error(fault.Code))
            : path[1] != Bucket ? (404, Error("NoSuchBucket"))
            : isNew && RefusesConditions ? (501, Error("NotImplemented"))
            : Answer(request.HttpMethod, path[2], content.ToArray(), isNew && !IgnoresConditions);
        answer.StatusCode = status;
        // As of an object sent in parts, which is not a hash of its content.
        answer.Headers["ETag"] = "\"tag-1\"";
        answer.ContentLength64 = body.Length;
        if (request.HttpMethod != "HEAD")
        {
            await answer.OutputStream.WriteAsync(body);
        }

        answer.Close();
    }

    private (int Status, byte[] Body) Answer(string method, string key, byte[] content, bool isNew)
    {
        switch (method)
        {
            case "PUT" when isNew:
                return Objects.TryAdd(key, content) ? (200, []) : (412, Error("PreconditionFailed"));
            case "PUT":
                Objects[key] = content;
                return (200, []);
            case "DELETE":
                Objects.TryRemove(key, out _);
                return (204, []);
            default:
                return Objects.TryGetValue(key, out var found) ? (200, found) : (404, Error("NoSuchKey"));
        }
    }

    private static byte[] Error(string code) => System.Text.Encoding.UTF8.GetBytes($"<?xml version=\"1.0\"?><Error><Code>{code}</Code></Error>");
}
