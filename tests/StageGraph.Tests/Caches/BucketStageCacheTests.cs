namespace StageGraph.Tests.Caches;

public sealed class BucketStageCacheTests() : StageCacheTests(_ => new BucketCache())
{
    // Each takes some forty requests.
    protected override int Poisonings => 8;
}
