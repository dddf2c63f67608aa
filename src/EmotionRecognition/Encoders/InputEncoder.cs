using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Kinds;

namespace EmotionRecognition.Encoders;

/// <summary>
/// A door: how utterances become columns of a model's input, and the settings of that. Fitted on training rows, it is an
/// <see cref="IFittedEncoder"/>. To add one, put a record that derives from this one into a folder of its own and register it by
/// <c>[assembly: PlugIn&lt;EncoderKind&lt;MyEncoder&gt;&gt;]</c>.
/// </summary>
public abstract record InputEncoder
{
    /// <summary>What files call this kind of encoder: <c>tfidf</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>What this kind of encoder does, in one line.</summary>
    public abstract string Summary { get; }

    /// <summary>The feature set whose table it reads; null: none, so that no sound is needed.</summary>
    public virtual string? FeatureSet => null;

    /// <summary>Whether it reads transcripts.</summary>
    public virtual bool ReadsText => false;

    /// <summary>Names of the files that a fitted one is saved to.</summary>
    public abstract IReadOnlyList<string> Files { get; }

    /// <summary>The encoder with what it leaves open decided; the default leaves nothing open.</summary>
    /// <param name="scaling">How acoustic features are scaled where the encoder does not say.</param>
    public virtual InputEncoder WithDefaults(Scaling scaling) => this;

    /// <summary>Checks that the settings can be used.</summary>
    /// <exception cref="InputException">One cannot; the error names it.</exception>
    public virtual void Check()
    {
    }

    /// <summary>Fits the encoder.</summary>
    /// <param name="training">Training rows, duplicates side by side; a protocol may give all rows.</param>
    /// <exception cref="InputException">It cannot be fitted on these rows.</exception>
    public abstract IFittedEncoder Fit(EncoderInput training);

    /// <summary>Reads what <see cref="IFittedEncoder.Save"/> wrote.</summary>
    /// <param name="files">Where <see cref="Files"/> are.</param>
    /// <exception cref="InputException">A file is missing or malformed.</exception>
    public abstract IFittedEncoder Load(EncoderFiles files);
}

/// <summary>A fitted encoder.</summary>
public interface IFittedEncoder
{
    /// <summary>Names of the D columns, each once.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>Encodes utterances.</summary>
    /// <param name="input">N utterances.</param>
    /// <returns>N x D finite values, row by row.</returns>
    /// <exception cref="InputException">The features are not those it was fitted on, or an utterance has none.</exception>
    float[] Encode(EncoderInput input);

    /// <summary>Writes <see cref="InputEncoder.Files"/>; they read back to the same encoder, bit for bit.</summary>
    void Save(EncoderFiles files);
}

/// <summary>Where the files of one encoder are in a model's folder: a second encoder of a kind has a prefix, so that names do not clash.</summary>
/// <param name="Folder">The folder; it exists.</param>
/// <param name="Prefix">Before each name; empty for the first encoder of a kind.</param>
public readonly record struct EncoderFiles(string Folder, string Prefix)
{
    /// <summary>The path of one file.</summary>
    public string PathOf(string name) => Path.Combine(Folder, Prefix + name);
}

/// <summary>A kind of encoder.</summary>
public interface IEncoderKind : IKind;

/// <summary>Registers an encoder.</summary>
/// <typeparam name="T">The encoder's settings.</typeparam>
public sealed class EncoderKind<T> : IEncoderKind
    where T : InputEncoder, new()
{
    /// <inheritdoc/>
    public string Name => new T().Kind;

    /// <inheritdoc/>
    public string Summary => new T().Summary;

    /// <inheritdoc/>
    public Type Settings => typeof(T);
}

/// <summary>The encoders that there are.</summary>
public static class EncoderCatalog
{
    /// <summary>The door.</summary>
    public static Catalog<IEncoderKind> Kinds { get; } = new("encoder", typeof(EncoderCatalog).Assembly);
}
