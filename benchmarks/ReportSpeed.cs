using System.Diagnostics;
using System.Globalization;
using EmotionRecognition.Reporting;
using EmotionRecognition.Reporting.Tests;

namespace EmotionRecognition.Benchmarks;

/// <summary>How long a report of invented experiments takes, and how large its page is.</summary>
internal static class ReportSpeed
{
    private static readonly (int Experiments, double Seconds, double Megabytes) _goal = (10, 3, 5);

    /// <summary>Writes reports of one experiment and of several, and prints a table.</summary>
    /// <param name="experiments">How many in the larger report.</param>
    /// <param name="runs">Measured runs, after one that warms up.</param>
    public static void Run(int experiments, int runs)
    {
        var folder = Directory.CreateTempSubdirectory("report-speed");
        try
        {
            Console.WriteLine("| experiments | page s | page and files s | page MB | figures | tables |\n|--:|--:|--:|--:|--:|--:|");
            foreach (var count in new[] { 1, experiments }.Distinct())
            {
                var content = SampleReport.Of(count);
                var all = Measure(runs, () => HtmlReport.Write(content, SampleReport.Sections, folder.FullName));
                var page = Measure(runs, () => HtmlReport.Render(content, SampleReport.Sections));
                var size = new FileInfo(Path.Combine(folder.FullName, "index.html")).Length / 1e6;
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {count} | {page:0.00} | {all:0.00} | {size:0.00} | {Count(folder, "figures", "*.svg")} | {Count(folder, "tables", "*.csv")} |"));
                if (count == _goal.Experiments)
                {
                    Console.WriteLine(page < _goal.Seconds && size < _goal.Megabytes ? "\nwithin the goal" : "\nNOT within the goal");
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The median time.</summary>
    private static double Measure(int runs, Action work)
    {
        work();
        var times = Enumerable.Range(0, runs).Select(_ =>
        {
            var watch = Stopwatch.StartNew();
            work();
            return watch.Elapsed.TotalSeconds;
        }).Order().ToList();
        return times[runs / 2];
    }

    private static int Count(DirectoryInfo folder, string inside, string pattern) => Directory.GetFiles(Path.Combine(folder.FullName, inside), pattern).Length;
}
