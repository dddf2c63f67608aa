using System.Diagnostics;
using System.Globalization;
using System.Text;
using EmotionRecognition;
using StageGraph;

namespace Fuzzing.Tests;

/// <summary>
/// Readers get damaged files. Each is read, or refused with an error in our form: no other exception, no hang, no memory for what a header only claims. By
/// default a few hundred files per reader; EMOTIONRECOGNITION_FUZZ=1000000 makes a million of each. A file that fails is kept, and the test names it.
/// </summary>
public sealed class ReaderTests : IDisposable
{
    private const int Usual = 300;
    private const long MostBytes = 1L << 30;

    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(10);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Names => new(Readers.All.Select(reader => reader.Name));

    private static int Runs =>
        Environment.GetEnvironmentVariable("EMOTIONRECOGNITION_FUZZ") is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : Usual;

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_DamagedFiles_AreReadOrRefused(string name)
    {
        var reader = Readers.All.Single(each => each.Name == name);
        var seeds = reader.Seeds();
        var path = _folder.File(reader.FileName);
        foreach (var seed in seeds)
        {
            File.WriteAllBytes(path, seed);
            reader.Read(path);
        }

        for (var run = 0; run < Runs / reader.Cost; run++)
        {
            var damaged = reader.Repair(new Mutator(run).Damage(seeds[run % seeds.Count], seeds[(run + 1) % seeds.Count]));
            File.WriteAllBytes(path, damaged);
            if (Fault(reader, path) is { } fault)
            {
                var kept = Path.Combine(Path.GetTempPath(), $"fuzz-{run}-{reader.Name.Replace(' ', '-')}-{Path.GetFileName(reader.FileName)}");
                File.WriteAllBytes(kept, damaged);
                Assert.Fail($"{reader.Name}, run {run}: {fault}\nThe file: {kept}");
            }
        }
    }

    private static string? Fault(Reader reader, string path)
    {
        var start = Stopwatch.GetTimestamp();
        var allocated = GC.GetTotalAllocatedBytes();
        try
        {
            reader.Read(path);
        }
        catch (Exception error) when (error is InputException or BuildException)
        {
            if (error.Message.Length > 1000 || error.Message.EnumerateRunes().Any(Rune.IsControl))
            {
                return $"an error of {error.Message.Length} characters, or with control characters: {error.Message}";
            }
        }
        catch (Exception error)
        {
            return error.ToString();
        }

        return Stopwatch.GetElapsedTime(start) > _longest ? $"took {Stopwatch.GetElapsedTime(start)}"
            : GC.GetTotalAllocatedBytes() - allocated > MostBytes ? $"allocated {(GC.GetTotalAllocatedBytes() - allocated) >> 20} MB"
            : null;
    }
}
