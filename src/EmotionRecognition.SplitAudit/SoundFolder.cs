using EmotionRecognition.Audio;
using EmotionRecognition.Corpora;
using EmotionRecognition.SplitAudit.Splits;

namespace EmotionRecognition.SplitAudit;

/// <summary>A folder with the sound of a split's clips.</summary>
internal sealed class SoundFolder
{
    private readonly string _folder;
    private readonly ILookup<string, string> _files;

    private SoundFolder(string folder)
    {
        _folder = folder;
        _files = Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true })
            .Where(SoundFiles.IsNameOfSound).Order(StringComparer.Ordinal)
            .ToLookup(file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal);
    }

    /// <summary>Looks for the clips of a split in a folder.</summary>
    /// <exception cref="InputException">There is no such folder, or it has none of the clips.</exception>
    public static SoundFolder Find(string folder, IReadOnlyList<SplitClip> clips)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputException(folder, "no such folder", "the folder of the clips' sound", "check --corpus-path");
        }

        var sounds = new SoundFolder(folder);
        return clips.Any(clip => sounds.Of(clip) is not null)
            ? sounds
            : throw new InputException(
                folder, $"none of the split's {clips.Count} clips", $"sound files such as {Path.GetFileName(clips[0].Written)}", "check --corpus-path");
    }

    /// <summary>The file whose path the split writes, or the only one of that name.</summary>
    public SoundSpan? Of(SplitClip clip)
    {
        var files = _files[clip.Path[(clip.Path.LastIndexOf('/') + 1)..]].ToList();
        var file = files.Count == 1 ? files[0]
            : files.Find(each => Path.ChangeExtension(Path.GetRelativePath(_folder, each), null).Replace('\\', '/') is var path
                && (clip.Path.EndsWith(path, StringComparison.Ordinal) || path.EndsWith(clip.Path, StringComparison.Ordinal)));
        return file is null ? null : new SoundSpan(clip.Clip, file, 0, null);
    }
}
