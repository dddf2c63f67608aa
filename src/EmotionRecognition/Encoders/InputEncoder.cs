using EmotionRecognition.Audio;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Kinds;
using EmotionRecognition.Text;

namespace EmotionRecognition.Encoders;

/// <summary>
/// A door: the settings of an encoder, which turns utterances into columns of a model's input. Fitting it on training rows gives an
/// <see cref="IFittedEncoder"/>. To add one, put a record that derives from this one into a folder of its own and register it with
/// <c>[assembly: PlugIn&lt;EncoderKind&lt;MyEncoder&gt;&gt;]</c>.
/// </summary>
public abstract record InputEncoder
{
    /// <summary>What files call this kind of encoder: <c>tfidf</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>What this kind of encoder does, in one line.</summary>
    public abstract string Summary { get; }

    /// <summary>The feature set whose table it reads; null if it reads none and so needs no sound.</summary>
    public virtual string? FeatureSet => null;

    /// <summary>Whether it reads transcripts.</summary>
    public virtual bool ReadsText => false;

    /// <summary>In which form it reads transcripts, if it reads any: normalized, as by default.</summary>
    public virtual TextForm TextForm => TextForm.Normalized;

    /// <summary>The system of the same experiment whose class probabilities it reads; null if it reads none.</summary>
    public virtual string? OtherSystem => null;

    /// <summary>Whether it reads who spoke when in a dialog.</summary>
    public virtual bool ReadsDialogs => false;

    /// <summary>Whether its columns are quantities, so that between two rows there are others, as by default; numbers of words are not.</summary>
    public virtual bool IsVector => true;

    /// <summary>What one of its columns is about, in a few words, so that related columns can be looked at together; by default, the encoder's kind.</summary>
    /// <param name="column">The name of a column of the fitted encoder.</param>
    public virtual string FamilyOf(string column) => Kind;

    /// <summary>What it was trained on before and elsewhere; null if it is fitted here only, as by default.</summary>
    public virtual Pretraining? Pretraining => null;

    /// <summary>Names of the files that the fitted encoder is saved to.</summary>
    public abstract IReadOnlyList<string> Files { get; }

    /// <summary>The encoder with its open settings filled in; by default it has none.</summary>
    /// <param name="scaling">How acoustic features are scaled if the encoder does not specify it.</param>
    public virtual InputEncoder WithDefaults(Scaling scaling) => this;

    /// <summary>Creates the set of <see cref="FeatureSet"/> if it is the encoder's own; null if it is one of the catalog's, or there is none.</summary>
    public virtual IFeatureSet? CreateFeatureSet() => null;

    /// <summary>Creates the set whose table of texts it reads; null if it reads none, as by default. One that reads a table also reads transcripts.</summary>
    public virtual ITextSet? CreateTextSet() => null;

    /// <summary>The encoder with relative paths in its settings taken to be in a folder; by default it has none.</summary>
    /// <param name="folder">The full path of the folder of the experiment file.</param>
    public virtual InputEncoder InFolder(string folder) => this;

    /// <summary>Validates the settings.</summary>
    /// <exception cref="InputException">A setting is invalid; the error names it.</exception>
    public virtual void Check()
    {
    }

    /// <summary>
    /// Why the encoder cannot be fitted, and what to do, such as <c>no word occurs twice; add texts</c>: a system that reads it is then left out, and the
    /// others are trained. Null if it can be fitted, as it is by default.
    /// </summary>
    /// <param name="training">The rows to fit on, as for <see cref="Fit"/>.</param>
    public virtual string? Obstacle(EncoderInput training) => null;

    /// <summary>What must be known about the encoding of these rows, such as <c>3 of 900 texts are cut</c>; null if nothing, as by default.</summary>
    /// <param name="rows">The rows that a model is trained on.</param>
    public virtual string? Notice(EncoderInput rows) => null;

    /// <summary>Fits the encoder.</summary>
    /// <param name="training">Training rows, with duplicates side by side; under some protocols, all rows.</param>
    /// <exception cref="InputException">The encoder cannot be fitted on these rows.</exception>
    public abstract IFittedEncoder Fit(EncoderInput training);

    /// <summary>Reads the files written by <see cref="IFittedEncoder.Save"/>.</summary>
    /// <param name="files">The place of <see cref="Files"/>.</param>
    /// <exception cref="InputException">A file is missing or malformed.</exception>
    public abstract IFittedEncoder Load(EncoderFiles files);
}

/// <summary>A fitted encoder.</summary>
public interface IFittedEncoder
{
    /// <summary>Names of the D columns, without duplicates.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>Encodes utterances.</summary>
    /// <param name="input">N utterances.</param>
    /// <returns>N x D finite values, row by row.</returns>
    /// <exception cref="InputException">The feature columns differ from the fitted ones, or an utterance has no features.</exception>
    float[] Encode(EncoderInput input);

    /// <summary>Writes <see cref="InputEncoder.Files"/>; they are read back bit for bit.</summary>
    void Save(EncoderFiles files);
}

/// <summary>The place of an encoder's files in a model's folder. A second encoder of the same kind has a prefix, so that names do not clash.</summary>
/// <param name="Folder">An existing folder.</param>
/// <param name="Prefix">Precedes each name; empty for the first encoder of a kind.</param>
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

/// <summary>The available encoders.</summary>
public static class EncoderCatalog
{
    /// <summary>The door.</summary>
    public static Catalog<IEncoderKind> Kinds { get; } = new("encoder", typeof(EncoderCatalog).Assembly);
}
