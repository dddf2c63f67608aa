namespace EmotionRecognition.Reporting.Page;

/// <summary>A sound in the page that a reader can play.</summary>
/// <param name="Caption">What can be heard.</param>
/// <param name="Opus">The sound: Opus in Ogg.</param>
public sealed record Listening(string Caption, byte[] Opus) : Block
{
    /// <summary>What can be heard.</summary>
    public string Caption { get; } = Shown(Caption, "a sound's caption");

    /// <summary>The sound as an address that needs no file.</summary>
    public string Address { get; } = AddressOf(Opus);

    /// <inheritdoc/>
    public override string Kind => "listening";

    /// <summary>A sound as an address that needs no file.</summary>
    /// <exception cref="ArgumentException">It has no bytes.</exception>
    internal static string AddressOf(byte[] opus) => opus.Length > 0
        ? $"data:audio/ogg;codecs=opus;base64,{Convert.ToBase64String(opus)}"
        : throw new ArgumentException("a sound without bytes");
}
