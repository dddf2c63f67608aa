using BenchmarkDotNet.Attributes;

namespace EmotionRecognition.Benchmarks;

/// <summary>Measures every part of the features over all clips, including allocations.</summary>
[InProcess]
[MemoryDiagnoser]
public class FeatureBenchmarks
{
    private Action<int> _work = _ => { };
    private int _clips;

    /// <summary>The parts by name.</summary>
    public static IEnumerable<string> Parts => FeatureWork.Of(ClipSet.Load(null).Clips).Select(work => work.Name);

    /// <summary>The part that is measured.</summary>
    [ParamsSource(nameof(Parts))]
    public string Part { get; set; } = "";

    /// <summary>Loads the clips.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var clips = ClipSet.Load(null).Clips;
        (_work, _clips) = (FeatureWork.Of(clips).Single(work => work.Name == Part).Start(), clips.Count);
    }

    /// <summary>One run over all clips.</summary>
    [Benchmark]
    public void Clips()
    {
        for (var i = 0; i < _clips; i++)
        {
            _work(i);
        }
    }
}
