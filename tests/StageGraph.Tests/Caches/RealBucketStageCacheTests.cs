using System.Security.Cryptography;

namespace StageGraph.Tests.Caches;

/// <summary>The same with a real server, if there is one.</summary>
public sealed class RealBucketStageCacheTests() : StageCacheTests(_ => new RealBucketCache())
{
    [Fact]
    public void Keep_FileInParts_ComesBackAsItWas()
    {
        using var cache = new RealBucketCache();
        using var folder = new TemporaryFolder();
        var content = new byte[(64 << 20) + 12_345];
        new Random(1).NextBytes(content);
        File.WriteAllBytes(folder["large"], content);

        cache.Open().Keep("files/ab/large", folder["large"]);

        Assert.True(cache.Open().Fetch("files/ab/large", folder["back"]));
        Assert.Equal(SHA256.HashData(content), SHA256.HashData(File.ReadAllBytes(folder["back"])));
    }

    [Fact]
    public async Task Create_ManyAtOnce_OneSucceeds()
    {
        using var cache = new RealBucketCache();
        for (var round = 0; round < 20; round++)
        {
            var name = $"round-{round}";
            var created = await Task.WhenAll(Enumerable.Range(0, 4).Select(each => Task.Run(() => cache.Open().Create(name, $"{each}"))));
            Assert.Single(created, true);
        }
    }
}
