using System.Globalization;
using StageGraph;

namespace EmotionRecognition.Pipeline.Reproduction;

/// <summary>The files of a corpus that the accepted results were made from, with their hashes: <c>experiments/releases/CORPUS.sha256</c>.</summary>
public static class CorpusRelease
{
    /// <summary>The folder of the lists, relative to the workspace.</summary>
    public const string Folder = "experiments/releases";

    private const int MostNames = 10;

    /// <summary>The list of a corpus, relative to the workspace.</summary>
    public static string Of(string corpus) => $"{Folder}/{corpus}.sha256";

    /// <summary>Compares a copy of a corpus with its list.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="corpus">The corpus's name.</param>
    /// <param name="path">The folder of the copy.</param>
    /// <returns>A row per file that differs, up to ten, or one row if none does; and one if there are other files.</returns>
    /// <exception cref="InputException">The folder or the list is missing, or the list is malformed.</exception>
    public static IReadOnlyList<ReproducedRow> Check(Workspace workspace, string corpus, string path)
    {
        if (!Directory.Exists(path))
        {
            throw new InputException($"--corpus-path={corpus}={path}", "no such folder", $"the folder of {corpus}", "fix the path");
        }

        var list = HashList.Read(workspace.PathOf(Of(corpus)));
        var (differences, others) = (list.Differences(path).ToList(), list.Others(path).ToList());
        var rows = differences.Take(MostNames).Select(each =>
            Row(corpus, $"file {each.Path}", each.Expected, each.Found, "another file", ReproductionOutcome.Differs)).ToList();
        if (differences.Count > MostNames)
        {
            rows.Add(Row(corpus, $"and {Text(differences.Count - MostNames)} more files", "", "", "other files", ReproductionOutcome.Differs));
        }

        if (rows.Count == 0)
        {
            var count = Text(list.Files.Count);
            rows.Add(Row(corpus, $"SHA-256 of {count} files", "as listed", "as listed", "same", ReproductionOutcome.Agrees) with { IsHeadline = true });
        }

        return others.Count == 0 ? rows :
        [
            .. rows,
            Row(corpus, $"files such as {others[0]}", "none", Text(others.Count), "not in the release; what they change shows below", ReproductionOutcome.Open)
                with { IsHeadline = true },
        ];
    }

    private static ReproducedRow Row(string corpus, string what, string accepted, string yours, string verdict, ReproductionOutcome outcome) =>
        new($"corpus {corpus}", what, "", accepted, yours, "none", verdict, outcome);

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
