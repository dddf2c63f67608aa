namespace EmotionRecognition.Corpora.Own;

/// <summary>Makes classes of a user's emotions. What the map leaves out is omitted; what it does not know is an error that lists it all.</summary>
internal static class OwnClasses
{
    /// <summary>The reason for omitting a clip whose emotion the description maps to nothing.</summary>
    public const string LeftOut = "emotion left out by the map";

    /// <summary>The clips whose emotions belong to a class, and the classes.</summary>
    /// <exception cref="InputException">An emotion is empty or without a class, or there are fewer than two classes.</exception>
    public static OwnClips Assign(OwnClips all)
    {
        var map = all.Description.Values.GetValueOrDefault(OwnColumns.Emotion);
        bool IsLeftOut(OwnClip clip) => clip[OwnColumns.Emotion].Length == 0 && map is not null && map.Values.Contains(null);
        var clips = all.Clips.Where(clip => !IsLeftOut(clip)).ToList();
        if (clips.Find(clip => clip[OwnColumns.Emotion].Length == 0) is { } empty)
        {
            throw new InputException($"{all.Folder}/{empty.Place}", "no emotion", "one per clip", "fill it in, or remove the clip");
        }

        var present = clips.CountBy(clip => clip[OwnColumns.Emotion]).ToDictionary();
        var known = all.Description.Classes ?? map?.Values.OfType<string>().Distinct().ToList();
        CheckKnown(all.Place, clips, present, known);
        CheckSpelling(all.Place, present.Keys);
        var classes = (known ?? [.. present.Keys.Order(StringComparer.Ordinal)]).Where(present.ContainsKey).ToList();
        return classes.Count < 2
            ? throw new InputException(
                all.Place,
                $"clips of {(classes.Count == 1 ? $"the emotion {classes[0]} only" : "no emotion")}",
                "at least two emotions",
                "check the map")
            : all with
            {
                Clips = clips,
                Classes = classes,
                Omissions = [.. all.Omissions, .. all.Clips.Where(IsLeftOut).Select(clip => new Omission(clip.Id, clip.Place, LeftOut))],
                Notices = [.. all.Notices, .. NoticesOf(present, known)],
            };
    }

    private static IEnumerable<string> NoticesOf(IReadOnlyDictionary<string, int> present, IReadOnlyList<string>? known) =>
        (known ?? []).Where(name => !present.ContainsKey(name)).Select(name => $"The class {name} has no clips and is left out.")
            .Concat(present.Where(each => each.Value == 1)
                .Select(each => $"The class {each.Key} has only one clip: it is never in training and test at once, so its recall is 0."));

    private static void CheckKnown(string place, IReadOnlyList<OwnClip> clips, IReadOnlyDictionary<string, int> present, IReadOnlyList<string>? known)
    {
        var unknown = present.Where(each => known?.Contains(each.Key) == false)
            .OrderByDescending(each => each.Value).ThenBy(each => each.Key, StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            var example = clips.First(clip => clip[OwnColumns.Emotion] == unknown[0].Key);
            throw new InputException(
                place,
                $"emotions without a class: {string.Join(", ", unknown.Select(each => $"{each.Key} ({each.Value})"))}, first at {example.Place}",
                $"one of {string.Join(", ", known!)}",
                $"add them to the map: --map=...,{unknown[0].Key}=CLASS; {unknown[0].Key}= leaves it out");
        }
    }

    private static void CheckSpelling(string place, IEnumerable<string> names)
    {
        var spellings = names.Order(StringComparer.Ordinal).GroupBy(name => name, StringComparer.OrdinalIgnoreCase);
        if (spellings.FirstOrDefault(same => same.Count() > 1) is { } cases)
        {
            throw new InputException(
                place,
                $"the emotions {string.Join(" and ", cases)}",
                "one spelling per emotion",
                $"map them: --map={string.Join(',', cases.Select(each => $"{each}={cases.Key.ToLowerInvariant()}"))}");
        }
    }
}
