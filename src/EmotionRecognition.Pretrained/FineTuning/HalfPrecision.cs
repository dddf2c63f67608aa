using System.Buffers.Binary;
using EmotionRecognition.Checkpoints;

namespace EmotionRecognition.Pretrained.FineTuning;

/// <summary>
/// Weights in half precision, which halves the size of saved models. The rounding is part of training: a model predicts with the rounded weights as soon as
/// it is saved, and loading it changes nothing.
/// </summary>
internal static class HalfPrecision
{
    /// <summary>Rounds tensors to float16.</summary>
    public static NamedTensors Of(NamedTensors tensors)
    {
        var rounded = new NamedTensors();
        foreach (var (name, tensor) in tensors)
        {
            var values = tensor.ToFloats();
            var bytes = new byte[2 * values.Length];
            for (var i = 0; i < values.Length; i++)
            {
                BinaryPrimitives.WriteHalfLittleEndian(bytes.AsSpan(2 * i), (Half)values[i]);
            }

            rounded.Add(name, new StoredTensor(ElementType.Float16, tensor.Shape, bytes));
        }

        return rounded;
    }
}
