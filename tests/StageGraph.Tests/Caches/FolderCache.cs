namespace StageGraph.Tests.Caches;

internal sealed class FolderCache(string folder) : TestCache
{
    public override CacheStore Open() => new FolderStore(folder);

    public override IReadOnlyList<string> Names(string prefix = "") => !Directory.Exists(folder)
        ? []
        :
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path))
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal)),
        ];

    public override byte[] Get(string name) => File.ReadAllBytes(Path.Combine(folder, name));

    public override void Put(string name, byte[] content) => File.WriteAllBytes(Path.Combine(folder, name), content);

    public override void Delete(string name) => File.Delete(Path.Combine(folder, name));
}
