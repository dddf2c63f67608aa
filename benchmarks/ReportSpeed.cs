using System.Diagnostics;
using System.Globalization;
using EmotionRecognition.Reporting;
using EmotionRecognition.Reporting.Page;
using EmotionRecognition.Reporting.Tests;

namespace EmotionRecognition.Benchmarks;

/// <summary>How long a report of invented experiments takes, and how large its page is.</summary>
internal static class ReportSpeed
{
    private static readonly (int Experiments, double Seconds, double Megabytes) _goal = (10, 3, 5);

    private const int MostSound = 700_000;

    /// <summary>Writes reports of one experiment and of several, and prints a table.</summary>
    /// <param name="experiments">How many in the larger report.</param>
    /// <param name="runs">Measured runs of the page alone; its files are written once.</param>
    public static void Run(int experiments, int runs)
    {
        var folder = Directory.CreateTempSubdirectory("report-speed");
        try
        {
            Console.WriteLine(
                "| experiments | page s | its processor s | page and files s | their processor s | page MB | figures | tables |\n"
                + "|--:|--:|--:|--:|--:|--:|--:|--:|");
            foreach (var count in new[] { 1, experiments }.Distinct())
            {
                // Each run has its own, because experiments remember what sections have asked them for.
                var contents = new Queue<ReportContent>(Enumerable.Range(0, runs + 1).Select(_ => WithSound(SampleReport.Of(count))));
                var page = Measure(runs, () => HtmlReport.Render(ReportPage.Build(contents.Dequeue(), SampleReport.Sections)));
                var all = Measure(1, () => HtmlReport.Write(contents.Dequeue(), SampleReport.Sections, folder.FullName));
                var size = new FileInfo(Path.Combine(folder.FullName, "index.html")).Length / 1e6;
                var (figures, tables) = (Count(folder, "figures", "*.svg"), Count(folder, "tables", "*.csv"));
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {count} | {page.Seconds:0.00} | {page.Processor:0.00} | {all.Seconds:0.00} | {all.Processor:0.00} | "
                        + $"{size:0.00} | {figures} | {tables} |"));
                if (count == _goal.Experiments)
                {
                    Console.WriteLine(page.Seconds < _goal.Seconds && size < _goal.Megabytes ? "\nwithin the goal" : "\nNOT within the goal");
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The times of the run with the median processor time, which other work on the machine does not change.</summary>
    private static (double Seconds, double Processor) Measure(int runs, Action work)
    {
        var times = Enumerable.Range(0, runs).Select(_ =>
        {
            var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            work();
            return (Seconds: watch.Elapsed.TotalSeconds, Processor: (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }).OrderBy(time => time.Processor).ToList();
        return times[runs / 2];
    }

    // As much sound as the mistakes of a page may have, in the 27 clips that each experiment lists.
    private static ReportContent WithSound(ReportContent content) => content with
    {
        Experiments = [.. content.Experiments.Select(experiment => experiment with
        {
            Clips = experiment.Facts.Utterances.ToDictionary(
                row => row.Id,
                row => new HeardClip(row.Id, $"wav/{row.Id}.wav", 0, new byte[MostSound / content.Experiments.Count / 27]),
                StringComparer.Ordinal),
        })],
    };

    private static int Count(DirectoryInfo folder, string inside, string pattern) => Directory.GetFiles(Path.Combine(folder.FullName, inside), pattern).Length;
}
