using System.Runtime.InteropServices;
using System.Security.Cryptography;
using EmotionRecognition.Encoders;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Models.Training;

/// <summary>Input rows with their classes; a row that counts several times stands there as often.</summary>
/// <param name="Rows">N x D.</param>
/// <param name="Labels">N class indices.</param>
internal sealed record LabelledMatrix(InputMatrix Rows, int[] Labels)
{
    /// <summary>Makes the matrix of rows.</summary>
    /// <exception cref="InputException">A row has no acoustic features.</exception>
    public static LabelledMatrix Of(FittedInputs inputs, FeatureTable acoustics, IReadOnlyList<LabelledRow> rows)
    {
        var repeated = LabelledRow.Repeat(rows);
        return new LabelledMatrix(inputs.Transform(acoustics, repeated), [.. repeated.Select(row => row.Class)]);
    }

    /// <summary>Adds all values and classes to a hash.</summary>
    public void AddTo(IncrementalHash hash)
    {
        hash.AppendData(MemoryMarshal.AsBytes<float>(Rows.Values));
        hash.AppendData(MemoryMarshal.AsBytes<int>(Labels));
    }
}
