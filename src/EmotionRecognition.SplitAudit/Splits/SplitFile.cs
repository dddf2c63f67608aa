using System.Globalization;
using EmotionRecognition.Protocols;
using EmotionRecognition.Tables;

namespace EmotionRecognition.SplitAudit.Splits;

/// <summary>
/// A published split, in any of the formats of <see cref="Read"/>.
/// </summary>
/// <param name="Path">The file or folder.</param>
/// <param name="Format">The format, in words.</param>
/// <param name="Clips">Its lines: one per fold and clip, or several where copies are on one side.</param>
/// <param name="FoldNames">The folds' names in their order; fold K has the K-th name.</param>
public sealed record SplitFile(string Path, string Format, IReadOnlyList<SplitClip> Clips, IReadOnlyList<string> FoldNames)
{
    /// <summary>
    /// Reads a split: EmoBox's JSON lines (a folder with a file per fold and part), SUPERB's emotion task (a folder with
    /// <c>train_meta_data.json</c> and <c>test_meta_data.json</c> per session), EMO-SUPERB's tables (<c>FileName</c>, <c>SpkrID</c>, <c>Split_Set</c>),
    /// audformat's tables as CSV or Parquet, a folder of tables <c>train.csv</c>, <c>dev.csv</c>, <c>test.csv</c>, or one table with a column for the clip
    /// and one for fold or split.
    /// </summary>
    /// <param name="path">The file or folder.</param>
    /// <exception cref="InputException">
    /// It has none of these formats, a line is malformed, a clip occurs twice on one side of a fold, or a fold has no training or no test rows.
    /// </exception>
    public static SplitFile Read(string path)
    {
        if (!System.IO.Path.Exists(path))
        {
            throw new InputException(
                path, "no such file or folder", "a table with a column for the clip and one for fold or split, or a folder of EmoBox, SUPERB, or audformat",
                "check --split");
        }

        var (format, lines) = Lines(path);
        return lines.Count == 0
            ? throw new InputException(path, "no clips", "one line per clip", "check --split")
            : Assemble(path, format, lines);
    }

    private static (string Format, IReadOnlyList<SplitLine> Lines) Lines(string path)
    {
        if (!Directory.Exists(path))
        {
            return System.IO.Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".json" or ".jsonl" => throw new InputException(
                    path, "one file of JSON, which holds one part of a split", "the folder that holds all parts",
                    $"pass the folder: --split={System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))}"),
                _ => TableSplit.Read(path),
            };
        }

        return JsonLinesSplit.Find(path) ?? MetaDataSplit.Find(path) ?? AudformatSplit.Find(path) ?? TableSplit.Find(path) ?? throw new InputException(
            path, "a folder without the files of a split",
            "EmoBox's fold_1/NAME_train_fold_1.jsonl, SUPERB's Session1/train_meta_data.json, audformat's db.yaml, or train.csv and test.csv",
            "check --split, or write a table with the columns file and fold");
    }

    private static SplitFile Assemble(string path, string format, IReadOnlyList<SplitLine> lines)
    {
        var ids = ClipIds.Of(lines);
        var names = lines.Select(line => line.Fold).Distinct(StringComparer.Ordinal)
            .OrderBy(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue)
            .ThenBy(name => name, StringComparer.Ordinal).ToList();
        var numberOf = names.Index().ToDictionary(name => name.Item, name => name.Index + 1, StringComparer.Ordinal);
        var clips = lines.All(line => line.Role is null) ? Rotated(lines, ids, names)
            : [.. lines.Select(line => Clip(line, ids, numberOf[line.Fold], line.Role!.Value))];
        CheckSides(path, clips, names);
        return new SplitFile(path, format, clips, names);
    }

    // A clip is tested by its own fold and trains all others.
    private static List<SplitClip> Rotated(IReadOnlyList<SplitLine> lines, ClipIds ids, IReadOnlyList<string> names)
    {
        var places = new FirstPlaces("one fold per clip, the one that tests it");
        foreach (var line in lines)
        {
            places.Add(ids.Of(line), line.Place);
        }

        return [.. names.SelectMany((name, index) => lines.Select(line => Clip(line, ids, index + 1, line.Fold == name ? Role.Test : Role.Train)))];
    }

    private static SplitClip Clip(SplitLine line, ClipIds ids, int fold, Role role) => new(ids.Of(line), line.Written, line.Place, fold, role)
    {
        Notes = line.Notes,
    };

    private static void CheckSides(string path, IReadOnlyList<SplitClip> clips, IReadOnlyList<string> names)
    {
        var places = new Dictionary<(int, Role, string), string>();
        foreach (var clip in clips)
        {
            if (!places.TryAdd((clip.Fold, clip.Role, clip.Clip), clip.Place))
            {
                throw new InputException(
                    clip.Place, $"the clip {clip.Clip} twice in the {Words(clip.Role)} part of fold {names[clip.Fold - 1]}, first at "
                        + places[(clip.Fold, clip.Role, clip.Clip)],
                    "each clip once per part", "remove one of the lines");
            }
        }

        foreach (var (index, name) in names.Index())
        {
            foreach (var role in new[] { Role.Train, Role.Test })
            {
                if (!clips.Any(clip => clip.Fold == index + 1 && clip.Role == role))
                {
                    throw new InputException(
                        path, names.Count == 1 ? $"no {Words(role)} clips" : $"no {Words(role)} clips in fold {name}", "a training and a test part",
                        "pass all files of the split");
                }
            }
        }
    }

    internal static string Words(Role role) => role switch
    {
        Role.Train => "training",
        Role.Validation => "validation",
        _ => "test",
    };
}
