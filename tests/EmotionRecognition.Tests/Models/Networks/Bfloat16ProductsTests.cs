using EmotionRecognition.Models.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace EmotionRecognition.Tests.Models.Networks;

/// <summary>Products of bfloat16 tensors are the same on processors with and without fast ones, apart from the order of sums.</summary>
public sealed class Bfloat16ProductsTests
{
    // Eight significant bits: neighbors differ by up to 1/128.
    private const double Neighbor = 1.0 / 128;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Compute_Bfloat16_IsTheExactProductOfTheOperandsRounded(bool isFast)
    {
        using var scope = NewDisposeScope();
        var left = tensor(new[,] { { 1.0078125f, 3f } }).to_type(ScalarType.BFloat16); // 1 + 1/128, kept as it is
        var right = tensor(new[,] { { 1.0078125f }, { 1f } }).to_type(ScalarType.BFloat16);

        var product = Bfloat16Products.Compute(isFast, all => all[0].matmul(all[1]), left, right);

        // (1 + 1/128)^2 + 3 is 4.0157; bfloat16 has 4 and 4.03125 there.
        Assert.Equal(ScalarType.BFloat16, product.dtype);
        Assert.Equal(4.03125f, product.to_type(ScalarType.Float32).item<float>());
    }

    [Fact]
    public void Compute_Convolution_HasResultsAndGradientsOfTheFastOne()
    {
        using var threads = new TorchThreads(1);
        using var scope = NewDisposeScope();
        using var random = new Generator(7);
        var input = randn([3, 8, 40], generator: random);
        var weight = randn([16, 8, 3], generator: random);

        var (fast, slow) = (Convolve(true, input, weight), Convolve(false, input, weight));

        Assert.All(fast.Zip(slow), pair =>
        {
            Assert.NotEqual(0, pair.First.abs().max().item<float>());
            Assert.InRange((pair.First - pair.Second).abs().max().item<float>() / pair.First.abs().max().item<float>(), 0, Neighbor);
        });
    }

    [Fact]
    public void Compute_Float32_IsLeftAlone()
    {
        using var scope = NewDisposeScope();
        var (left, right) = (tensor(new[,] { { 1.001f } }), tensor(new[,] { { 1.001f } }));

        var product = Bfloat16Products.Compute(false, all => all[0].matmul(all[1]), left, right);

        Assert.Equal(1.001f * 1.001f, product.item<float>());
    }

    /// <summary>The output of a convolution, and the gradients of its input and of its float32 weights.</summary>
    private static Tensor[] Convolve(bool isFast, Tensor input, Tensor weight)
    {
        var (traced, weights) = (input.detach().clone().requires_grad_(), weight.detach().clone().requires_grad_());
        var output = Bfloat16Products.Compute(
            isFast,
            all => nn.functional.conv1d(all[0], all[1], null, 2L, 1L, 1L),
            traced.to_type(ScalarType.BFloat16),
            weights.to_type(ScalarType.BFloat16));
        output.to_type(ScalarType.Float32).square().sum().backward();
        return [output.to_type(ScalarType.Float32), traced.grad!, weights.grad!];
    }
}
