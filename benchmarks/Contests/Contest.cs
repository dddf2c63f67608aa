using System.Globalization;

namespace EmotionRecognition.Benchmarks.Contests;

/// <summary>One way of computing something.</summary>
/// <param name="Work">Computes it once.</param>
/// <param name="Error">How far the result is from the reference, for people.</param>
internal sealed record Contestant(Action Work, string Error);

/// <summary>The same computed by NWaves and by this library.</summary>
/// <param name="Part">What is computed.</param>
/// <param name="Reference">What the errors are distances from, and their unit.</param>
/// <param name="NWaves">NWaves, used as its documentation says; null where it has nothing of the kind.</param>
/// <param name="Ours">This library; null where it has nothing of its own.</param>
internal sealed record Contest(string Part, string Reference, Contestant? NWaves, Contestant? Ours)
{
    private const double ShortestRun = 0.01;
    private const double WarmUp = 0.15;

    /// <summary>Times both in turns and prints a row in Markdown.</summary>
    /// <param name="runs">Timed runs of each; the row has their medians.</param>
    public void Print(int runs)
    {
        var (first, second) = (Repetitions(NWaves), Repetitions(Ours));
        Thread.Sleep(150);
        List<double> theirs = [];
        List<double> ours = [];
        for (var i = 0; i < runs; i++)
        {
            theirs.Add(Time(NWaves, first));
            ours.Add(Time(Ours, second));
        }

        var (their, our) = (Median(theirs), Median(ours));
        var ratio = NWaves is null || Ours is null ? "" : (their / our).ToString("0.0", CultureInfo.InvariantCulture);
        Console.WriteLine($"| {Part} | {Format(NWaves, their)} | {Format(Ours, our)} | {ratio} | {NWaves?.Error} | {Ours?.Error} | {Reference} |");
    }

    private static string Format(Contestant? contestant, double seconds) =>
        contestant is null ? "" : (1e6 * seconds).ToString(seconds < 1e-4 ? "0.00" : "0", CultureInfo.InvariantCulture);

    // Runs until the code has been compiled for good, and tells how many repetitions make a run that the clock can measure.
    private static int Repetitions(Contestant? contestant)
    {
        if (contestant is null)
        {
            return 0;
        }

        var (start, count) = (Environment.CpuUsage.TotalTime, 0);
        while ((Environment.CpuUsage.TotalTime - start).TotalSeconds < WarmUp || count < 40)
        {
            contestant.Work();
            count++;
        }

        return (int)Math.Ceiling(ShortestRun / ((Environment.CpuUsage.TotalTime - start).TotalSeconds / count));
    }

    private static double Time(Contestant? contestant, int repetitions)
    {
        // Processor time: other processes of a busy machine take nothing of it.
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < repetitions; i++)
        {
            contestant!.Work();
        }

        return (Environment.CpuUsage.TotalTime - before).TotalSeconds / Math.Max(1, repetitions);
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}

/// <summary>All parts of NWaves that this library has, or could have, a use for.</summary>
internal static class NWavesComparison
{
    /// <summary>Measures and prints tables in Markdown.</summary>
    /// <param name="reference">librosa's golden arrays; without them their rows are left out.</param>
    /// <param name="praat">What <c>reference.praat</c> wrote, or null.</param>
    /// <param name="corpus">The folder that it was written of, or null.</param>
    /// <param name="runs">Timed runs of each row.</param>
    public static void Run(Golden? reference, string? praat, string? corpus, int runs)
    {
        Console.WriteLine("| part | NWaves us | ours us | NWaves/ours | NWaves' error | our error | against |");
        Console.WriteLine("|---|--:|--:|--:|---|---|---|");
        List<Contest> contests =
        [
            .. Transforms.All(reference), .. Signals.All(reference), .. Speech.All(), .. Effects.All(),
        ];
        contests.ForEach(contest => contest.Print(runs));
        Console.WriteLine();
        PitchAccuracy.PrintSynthetic();
        if (praat is not null && corpus is not null)
        {
            Console.WriteLine();
            PitchAccuracy.PrintAgainstPraat(praat, corpus);
        }
    }
}
