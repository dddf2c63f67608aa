using Amazon.S3;
using Amazon.S3.Model;
using StageGraph.S3;

namespace StageGraph.Tests.Caches;

/// <summary>A cache in a bucket of a real server: cluster/s3-server.sh starts one, and prints the variables to set.</summary>
internal sealed class RealBucketCache : TestCache
{
    private const string Variable = "S3_TEST_CACHE";

    private readonly S3Address _address;
    private readonly IAmazonS3 _client;

    public RealBucketCache()
    {
        var url = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipUnless(url is not null, $"{Variable} names no bucket of a real server: see cluster/s3-server.sh");
        Assert.True(S3Address.TryRead($"{url}/{Guid.NewGuid():N}", out var address, out var fault), fault);
        (_address, _client) = (address, S3Connection.Open());
    }

    public override CacheStore Open() => new S3Store(_address);

    public override IReadOnlyList<string> Names(string prefix = "") =>
    [
        .. Wait(_client.ListObjectsV2Async(new() { BucketName = _address.Bucket, Prefix = _address.Prefix + prefix })).S3Objects?
            .Select(found => found.Key[_address.Prefix.Length..]) ?? [],
    ];

    public override byte[] Get(string name)
    {
        using var answer = Wait(_client.GetObjectAsync(_address.Bucket, _address.Prefix + name));
        using var content = new MemoryStream();
        answer.ResponseStream.CopyTo(content);
        return content.ToArray();
    }

    public override void Put(string name, byte[] content) => Wait(_client.PutObjectAsync(new PutObjectRequest
    {
        BucketName = _address.Bucket,
        Key = _address.Prefix + name,
        InputStream = new MemoryStream(content),
    }));

    public override void Delete(string name) => Wait(_client.DeleteObjectAsync(_address.Bucket, _address.Prefix + name));

    public override void Dispose()
    {
        base.Dispose();
        _client.Dispose();
    }

    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
