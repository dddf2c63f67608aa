using EmotionRecognition.Text;

namespace EmotionRecognition.Encoders;

/// <summary>
/// Numbers that describe texts, one vector per text, that take too long to compute for every model: a stage computes them once, and encoders read the table
/// (<see cref="InputEncoder.CreateTextSet"/>).
/// </summary>
public interface ITextSet : INamed
{
    /// <summary>Full paths of the files that it is computed with; stages hash them.</summary>
    /// <exception cref="InputException">A file is missing.</exception>
    IReadOnlyList<string> Files { get; }

    /// <summary>Settings of the set that its name does not tell.</summary>
    string Settings { get; }

    /// <summary>In which form it reads texts: normalized, as by default.</summary>
    TextForm Form => TextForm.Normalized;

    /// <summary>Computes the numbers of texts.</summary>
    /// <param name="texts">N texts in this form; may be empty.</param>
    /// <param name="progress">Receives the number of finished texts.</param>
    /// <exception cref="InputException">The files cannot be used.</exception>
    TextVectors Compute(IReadOnlyList<string> texts, IProgress<int> progress);
}

/// <summary>What an <see cref="ITextSet"/> makes of N texts.</summary>
/// <param name="Columns">Unique names of the D columns.</param>
/// <param name="Values">N x D values, row by row; whoever stores them checks that they are finite.</param>
/// <param name="Cut">How many texts are too long and are cut.</param>
public sealed record TextVectors(IReadOnlyList<string> Columns, float[] Values, int Cut);
