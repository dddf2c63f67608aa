using System.Runtime.InteropServices;
using System.Security.Cryptography;
using EmotionRecognition.Encoders;

namespace EmotionRecognition.Models.Training;

/// <summary>Input rows with their classes; a row with copies is repeated.</summary>
/// <param name="Rows">N x D.</param>
/// <param name="Labels">N class indices.</param>
public sealed record LabeledMatrix(InputMatrix Rows, int[] Labels)
{
    /// <summary>Adds all values and classes to a hash.</summary>
    public void AddTo(IncrementalHash hash)
    {
        hash.AppendData(MemoryMarshal.AsBytes<float>(Rows.Values));
        hash.AppendData(MemoryMarshal.AsBytes<int>(Labels));
    }
}
