using System.Diagnostics;
using StageGraph;
namespace EmotionRecognition.Pipeline.Tests.CodeVersions;

public sealed class Cpu { TimeSpan _at = Now; static TimeSpan Now => Process.GetCurrentProcess().TotalProcessorTime; public long ElapsedMilliseconds => (long)(Now - _at).TotalMilliseconds; public void Restart() => _at = Now; }
public sealed class ProbeTests(ITestOutputHelper output)
{
    [Fact]
    public void Probe()
    {
        using var folder = new TemporaryFolder();
        var stages = StagePlans.Of(folder.Root, Repository.Root);
        var clock = new Cpu();
        var code = new StageGraph.CodeVersions(folder["memory"]);
        var shipped = new Dictionary<string, string>();
        foreach (var stage in stages) { shipped[stage.Name] = code.Of(stage).Hash; }
        output.WriteLine($"{stages.Count} stages, {clock.ElapsedMilliseconds} ms, {shipped.Values.Distinct().Count()} versions");
        code.Save();
        clock.Restart();
        code = new StageGraph.CodeVersions(folder["memory"]);
        foreach (var stage in stages) { Assert.Equal(shipped[stage.Name], code.Of(stage).Hash); }
        output.WriteLine($"remembered {clock.ElapsedMilliseconds} ms");
        clock.Restart();
        code = new StageGraph.CodeVersions(folder["memory2"]);
        foreach (var stage in stages) { Assert.Equal(shipped[stage.Name], code.Of(stage).Hash); }
        output.WriteLine($"warm {clock.ElapsedMilliseconds} ms");
        clock.Restart();
        var tree = SourceTree.Read();
        output.WriteLine($"compiled {clock.ElapsedMilliseconds} ms");
        clock.Restart();
        using var world = new World(tree.Images);
        output.WriteLine($"loaded {clock.ElapsedMilliseconds} ms");
        var versions = world.Versions();
        output.WriteLine($"read {clock.ElapsedMilliseconds} ms; differing {versions.Count(v => shipped[v.Key] != v.Value)}");
        for (var i = 0; i < 2; i++)
        {
            clock.Restart();
            var images = tree.With("EmotionRecognition.Audio/Dsp/Moments.cs", "distance * distance;", $"distance * 2{i};");
            output.WriteLine($"recompiled {clock.ElapsedMilliseconds} ms");
            using var other = new World(images);
            output.WriteLine($"loaded {clock.ElapsedMilliseconds} ms");
            var changed = other.Versions().Where(v => shipped[v.Key] != v.Value).Select(v => v.Key.Split(' ')[0]).Distinct();
            output.WriteLine($"read {clock.ElapsedMilliseconds} ms: {string.Join(' ', changed)}");
        }
    }
}
