using Amazon.Runtime;
using StageGraph.S3;

namespace StageGraph.Tests.Caches;

/// <summary>A cache in a bucket of <see cref="BucketServer"/>.</summary>
internal sealed class BucketCache : TestCache
{
    private const string Prefix = "team/cache/";

    public BucketServer Server { get; init; } = new();

    public override CacheStore Open() => Open(Server.Address, $"s3://{BucketServer.Bucket}/{Prefix}");

    public static CacheStore Open(string server, string url)
    {
        Assert.True(S3Address.TryRead(url, out var address, out var fault), fault);
        return new S3Store(address, () => S3Connection.Open(server, new BasicAWSCredentials("key", "secret")));
    }

    public override IReadOnlyList<string> Names(string prefix = "") =>
        [.. Server.Objects.Keys.Where(key => key.StartsWith(Prefix + prefix, StringComparison.Ordinal)).Select(key => key[Prefix.Length..])];

    public override byte[] Get(string name) => Server.Objects[Prefix + name];

    public override void Put(string name, byte[] content) => Server.Objects[Prefix + name] = content;

    public override void Delete(string name) => Server.Objects.TryRemove(Prefix + name, out _);

    public override void Dispose()
    {
        base.Dispose();
        Server.Dispose();
    }
}
