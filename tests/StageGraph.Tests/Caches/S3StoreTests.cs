using System.Diagnostics;

namespace StageGraph.Tests.Caches;

public sealed class S3StoreTests : IDisposable
{
    private const string Url = $"s3://{BucketServer.Bucket}/team";

    private readonly TemporaryFolder _folder = new();
    private readonly BucketServer _server = new();
    private readonly List<string> _warnings = [];

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Requests_OfACustomServer_NameTheBucketInThePath()
    {
        var store = BucketCache.Open(_server.Address, Url);

        store.Write("stages/ab/x.json", "text");

        Assert.Equal(["PUT /stages/team/stages/ab/x.json"], _server.Requests);
        Assert.Equal("text", store.Read("stages/ab/x.json"));
        Assert.Null(store.Read("stages/ab/y.json"));
    }

    [Fact]
    public void Run_ClosedPort_GoesOnAtOnce()
    {
        var clock = Stopwatch.StartNew();

        var checkout = Run(BucketCache.Open($"http://127.0.0.1:{BucketServer.FreePort()}", Url));

        Assert.Equal(1, checkout.Stage.Runs);
        Assert.StartsWith($"cache: {Url}: Connection refused", Assert.Single(_warnings), StringComparison.Ordinal);
        Assert.EndsWith("; the build goes on without it", _warnings[0], StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(15));
    }

    [Theory]
    [InlineData(403, "InvalidAccessKeyId", "access denied (InvalidAccessKeyId)")]
    [InlineData(404, "NoSuchBucket", "no such bucket")]
    [InlineData(403, "QuotaExceeded", "full (QuotaExceeded)")]
    [InlineData(507, "QuotaExceeded", "full (QuotaExceeded)")]
    [InlineData(500, "InternalError", "the server answers with status 500 (InternalError)")]
    [InlineData(400, "Odd [31m", "the server answers with status 400")]
    public void Run_ServerThatRefuses_SaysSoOnceAndGoesOn(int status, string code, string said)
    {
        _server.Fault = (status, code);

        var checkout = Run(BucketCache.Open(_server.Address, Url));
        checkout.Runner.Run(checkout.Stage, _ => { });

        Assert.Equal(2, checkout.Stage.Runs);
        Assert.Equal([$"cache: {Url}: {said}; the build goes on without it"], _warnings);
    }

    [Fact]
    public void Run_BucketThatIsNotThere_SaysSo()
    {
        Run(BucketCache.Open(_server.Address, "s3://elsewhere/team"));

        Assert.Equal(["cache: s3://elsewhere/team: no such bucket; the build goes on without it"], _warnings);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Run_ServerWithoutConditionalWrites_IsUsedWithoutHolds(bool ignores)
    {
        using var server = new BucketServer { IgnoresConditions = ignores, RefusesConditions = !ignores };
        var (first, second) = (BucketCache.Open(server.Address, Url), BucketCache.Open(server.Address, Url));

        Run(first);
        var taken = Run(second, "second");

        Assert.Equal(0, taken.Stage.Runs);
        var warning = $"cache: {Url}: the server does not know conditional writes (If-None-Match); builds at the same time may do the same work";
        Assert.Equal([warning], _warnings.Distinct());
        Assert.DoesNotContain(server.Objects.Keys, key => key.EndsWith(".held", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_ServerThatDiesWhileAStageRuns_KeepsItsOutputs()
    {
        var checkout = Run(BucketCache.Open(_server.Address, Url), onTheWay: _server.Dispose);

        Assert.Equal("HELLO", File.ReadAllText(checkout.Output));
        Assert.EndsWith("; the build goes on without it", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    private Checkout Run(CacheStore store, string name = "first", Action? onTheWay = null)
    {
        var checkout = new Checkout(_folder, name, new StageCache(store, _warnings.Add)) { Stage = { OnTheWay = onTheWay } };
        checkout.Run();
        return checkout;
    }
}
