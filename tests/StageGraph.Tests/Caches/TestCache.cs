namespace StageGraph.Tests.Caches;

/// <summary>A store, and a way into it for those who damage it.</summary>
internal abstract class TestCache : IDisposable
{
    /// <summary>Opens the store as another build does.</summary>
    public abstract CacheStore Open();

    public abstract IReadOnlyList<string> Names(string prefix = "");

    public abstract byte[] Get(string name);

    public abstract void Put(string name, byte[] content);

    public abstract void Delete(string name);

    public virtual void Dispose()
    {
        foreach (var name in Names())
        {
            Delete(name);
        }
    }
}
