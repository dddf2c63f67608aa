namespace EmotionRecognition.Cli.Clips;

/// <summary>The folder that all clips are in, so that it need not be repeated in each line.</summary>
internal static class CommonFolder
{
    /// <summary>The longest common start of all names that ends at a folder; empty if there is none or only one clip.</summary>
    public static string Of(IReadOnlyList<Clip> clips)
    {
        if (clips.Count < 2)
        {
            return "";
        }

        ReadOnlySpan<char> common = clips[0].File;
        foreach (var clip in clips)
        {
            common = common[..common.CommonPrefixLength(clip.File)];
        }

        return common[..(common.LastIndexOf(Path.DirectorySeparatorChar) + 1)].ToString();
    }
}
