using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.S3.Transfer;

namespace StageGraph.S3;

/// <summary>A part of a bucket on a server that speaks the S3 protocol. It connects when it is used first.</summary>
public sealed class S3Store : CacheStore
{
    private const string Any = "*";

    // A server that is slower than this does not serve.
    private const double BytesPerSecond = 250_000;

    // Larger files are sent in parts.
    private const long LargestPart = 64 << 20;

    private readonly S3Address _address;
    private readonly Lazy<IAmazonS3> _client;
    private bool _isExclusive;

    /// <summary>Names a store; connects later, as the environment says.</summary>
    /// <param name="address">Bucket and prefix.</param>
    public S3Store(S3Address address)
        : this(address, S3Connection.Open)
    {
    }

    internal S3Store(S3Address address, Func<IAmazonS3> connect) => (_address, _client) = (address, new(connect));

    /// <inheritdoc/>
    public override TimeSpan Pause => TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public override int Connections => 8;

    /// <inheritdoc/>
    public override bool Has(string name) => Find(
        0, async (client, stop) => await client.GetObjectMetadataAsync(new() { BucketName = _address.Bucket, Key = _address.KeyOf(name) }, stop) is not null);

    /// <inheritdoc/>
    public override string? Read(string name)
    {
        var text = "";
        return Get(name, async (stream, stop) =>
        {
            using var reader = new StreamReader(stream, Encoding.UTF8);
            text = await reader.ReadToEndAsync(stop);
        })
            ? text
            : null;
    }

    /// <inheritdoc/>
    public override bool Fetch(string name, string path) => Get(name, async (stream, stop) =>
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        await stream.CopyToAsync(file, stop);
    });

    /// <inheritdoc/>
    public override void Write(string name, string text) => Put(name, text, null);

    /// <inheritdoc/>
    public override void Keep(string name, string path)
    {
        // Opened here, because an error is then the file's and not the server's.
        using var file = File.OpenRead(path);
        Call(file.Length, (client, stop) => file.Length > LargestPart ? SendInParts(client, name, file, stop) : Send(client, Request(name, file), stop));
    }

    /// <inheritdoc/>
    public override bool Create(string name, string text)
    {
        if (!Put(name, text, Any))
        {
            return false;
        }

        // Servers that do not know the condition ignore it; trying once tells.
        if (!_isExclusive)
        {
            if (Put(name, text, Any))
            {
                Delete(name);
                throw Unsupported();
            }

            _isExclusive = true;
        }

        return true;
    }

    /// <inheritdoc/>
    public override void Delete(string name) => Find(0, async (client, stop) =>
    {
        await client.DeleteObjectAsync(_address.Bucket, _address.KeyOf(name), stop);
        return true;
    });

    private bool Put(string name, string text, string? unless)
    {
        try
        {
            var request = Request(name, new MemoryStream(Encoding.UTF8.GetBytes(text)));
            request.IfNoneMatch = unless;
            return Call(0, (client, stop) => Send(client, request, stop));
        }
        catch (IOException error) when (unless is not null && error.InnerException is AmazonS3Exception answer && S3Failure.IsTaken(answer))
        {
            return false;
        }
        catch (IOException error) when (unless is not null && error.InnerException is AmazonS3Exception answer && S3Failure.IsUnknown(answer))
        {
            throw Unsupported();
        }
    }

    // Not in signed chunks, which not every server knows.
    private PutObjectRequest Request(string name, Stream content) => new()
    {
        BucketName = _address.Bucket,
        Key = _address.KeyOf(name),
        InputStream = content,
        AutoCloseStream = false,
        UseChunkEncoding = false,
    };

    private static async Task<bool> Send(IAmazonS3 client, PutObjectRequest request, CancellationToken stop) =>
        await client.PutObjectAsync(request, stop) is not null;

    private async Task<bool> SendInParts(IAmazonS3 client, string name, FileStream file, CancellationToken stop)
    {
        using var transfer = new TransferUtility(client, new TransferUtilityConfig { ConcurrentServiceRequests = 2 });
        var request = new TransferUtilityUploadRequest
        {
            BucketName = _address.Bucket,
            Key = _address.KeyOf(name),
            InputStream = file,
            AutoCloseStream = false,
        };
        await transfer.UploadAsync(request, stop);
        return true;
    }

    private bool Get(string name, Func<Stream, CancellationToken, Task> read) => Find(0, async (client, stop) =>
    {
        using var answer = await client.GetObjectAsync(_address.Bucket, _address.KeyOf(name), stop);
        using var limit = new CancellationTokenSource(LimitOf(answer.ContentLength));
        await read(answer.ResponseStream, limit.Token);
        return true;
    });

    // False if there is no such object; a bucket that is not there is an error.
    private bool Find(long bytes, Func<IAmazonS3, CancellationToken, Task<bool>> call)
    {
        try
        {
            return Call(bytes, call);
        }
        catch (IOException error) when (error.InnerException is AmazonS3Exception answer && S3Failure.IsAbsent(answer))
        {
            return false;
        }
    }

    private T Call<T>(long bytes, Func<IAmazonS3, CancellationToken, Task<T>> call)
    {
        using var limit = new CancellationTokenSource(LimitOf(bytes));
        try
        {
            return call(_client.Value, limit.Token).GetAwaiter().GetResult();
        }
        catch (Exception error) when (!StorageFailure.Is(error))
        {
            throw S3Failure.Of(_address, error);
        }
    }

    private NotSupportedException Unsupported() => new($"{_address}: the server does not know conditional writes (If-None-Match)");

    private static TimeSpan LimitOf(long bytes) => S3Connection.Patience + TimeSpan.FromSeconds(Math.Max(bytes, 0) / BytesPerSecond);
}
