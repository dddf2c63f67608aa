using System.Runtime.Intrinsics.X86;
using static TorchSharp.torch;

namespace EmotionRecognition.Models.Networks;

/// <summary>
/// Convolutions and matrix products of bfloat16 tensors. libtorch has fast ones for processors with AVX-512 and takes twenty times as long as for float32 on
/// others. There, float32 computes them: from the same operands, with sums in float32 and results rounded to bfloat16 as a processor for bfloat16 has them.
/// </summary>
internal static class Bfloat16Products
{
    /// <summary>Whether libtorch has fast products of bfloat16 for this processor.</summary>
    public static bool IsFast { get; } = Avx512BW.VL.IsSupported && Avx512DQ.VL.IsSupported;

    /// <summary>Computes a product; gradients reach the operands in the operands' type either way.</summary>
    /// <param name="product">The product of operands of one type.</param>
    /// <param name="operands">All of one type, float32 or bfloat16.</param>
    /// <returns>The product, in the type of the operands.</returns>
    public static Tensor Compute(Func<Tensor[], Tensor> product, params Tensor[] operands) => Compute(IsFast, product, operands);

    /// <summary>Computes a product as on a processor for which libtorch has, or lacks, fast products of bfloat16.</summary>
    internal static Tensor Compute(bool isFast, Func<Tensor[], Tensor> product, params Tensor[] operands)
    {
        if (isFast || operands[0].dtype != ScalarType.BFloat16)
        {
            return product(operands);
        }

        using var scope = NewDisposeScope();
        var widened = Array.ConvertAll(operands, operand => operand.to_type(ScalarType.Float32));
        return product(widened).to_type(ScalarType.BFloat16).MoveToOuterDisposeScope();
    }
}
