using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using EmotionRecognition.Checkpoints;
using TorchSharp.Modules;

namespace EmotionRecognition.Models.Networks;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter 2019) and clipping of the gradient's norm, with the same steps as PyTorch's
/// <c>torch.optim.AdamW</c> and <c>clip_grad_norm_</c>. All of a step is one pass over each parameter's memory, because a step over ten million parameters
/// is limited by memory.
/// </summary>
internal sealed class AdamW : IOptimizer
{
    private const float Beta1 = 0.9f;
    private const float Beta2 = 0.999f;
    private const float Epsilon = 1e-8f;
    private const string MeanSuffix = ".mean";
    private const string SquareSuffix = ".square";
    private const string StepsName = "steps";

    private readonly IReadOnlyList<AdamWParameter> _parameters;
    private readonly float[][] _means;
    private readonly float[][] _squares;
    private readonly ParallelOptions _threads;
    private long _steps;

    /// <summary>Creates an optimizer.</summary>
    /// <param name="parameters">Contiguous float32 parameters on the processor.</param>
    /// <param name="threads">The number of threads of a step, at least 1; the result does not depend on it.</param>
    public AdamW(IReadOnlyList<AdamWParameter> parameters, int threads)
    {
        _parameters = parameters;
        _means = [.. parameters.Select(parameter => new float[parameter.Value.numel()])];
        _squares = [.. parameters.Select(parameter => new float[parameter.Value.numel()])];
        _threads = new ParallelOptions { MaxDegreeOfParallelism = threads };
    }

    /// <inheritdoc/>
    public IEnumerable<(string Name, StoredTensor Value)> State => _parameters
        .SelectMany((parameter, index) => new[]
        {
            (parameter.Name + MeanSuffix, StoredTensor.Of(parameter.Value.shape, _means[index])),
            (parameter.Name + SquareSuffix, StoredTensor.Of(parameter.Value.shape, _squares[index])),
        })
        .Append((StepsName, StoredTensor.Of(_steps)));

    /// <inheritdoc/>
    public void Restore(string name, StoredTensor value)
    {
        if (name == StepsName)
        {
            _steps = (long)value.ToDoubles()[0];
            return;
        }

        foreach (var (index, parameter) in _parameters.Index())
        {
            var numbers = name == parameter.Name + MeanSuffix ? _means[index] : name == parameter.Name + SquareSuffix ? _squares[index] : null;
            if (numbers is not null)
            {
                value.ToFloats().CopyTo(numbers, 0);
            }
        }
    }

    /// <summary>Takes a step along the gradients, then sets them to zero.</summary>
    /// <param name="factor">The multiple of each parameter's rate in this step, for schedules.</param>
    /// <param name="mostNorm">A longer gradient, over all parameters together, is shortened to this length.</param>
    /// <returns>The gradient's length before that.</returns>
    public double Step(double factor, double mostNorm)
    {
        var squares = new double[_parameters.Count];
        Parallel.For(0, _parameters.Count, _threads, index =>
        {
            if (_parameters[index].Value.grad is { } gradient)
            {
                squares[index] = TensorPrimitives.SumOfSquares<float>(Numbers(gradient));
            }
        });
        var norm = Math.Sqrt(squares.Sum());
        var scale = (float)Math.Min(1, mostNorm / (norm + 1e-6));
        _steps++;
        Parallel.For(0, _parameters.Count, _threads, index => Step(index, factor, scale));
        return norm;
    }

    private static Span<float> Numbers(TorchSharp.torch.Tensor tensor) => tensor.is_contiguous()
        ? MemoryMarshal.Cast<byte, float>(tensor.bytes)
        : throw new InvalidOperationException("a parameter or gradient that is not contiguous");

    private void Step(int index, double factor, float scale)
    {
        var (_, parameter, rate, decay) = _parameters[index];
        if (parameter.grad is not { } gradient)
        {
            return;
        }

        var numbers = new StepNumbers(
            scale,
            (float)(1 - (factor * rate * decay)),
            (float)(factor * rate / (1 - Math.Pow(Beta1, _steps))),
            (float)Math.Sqrt(1 - Math.Pow(Beta2, _steps)));
        Span<float> values = Numbers(parameter), slopes = Numbers(gradient), mean = _means[index], square = _squares[index];
        var whole = values.Length / Vector<float>.Count * Vector<float>.Count;
        for (var start = 0; start < whole; start += Vector<float>.Count)
        {
            Step(values[start..], slopes[start..], mean[start..], square[start..], numbers);
        }

        if (whole < values.Length)
        {
            StepRest(values[whole..], slopes[whole..], mean[whole..], square[whole..], numbers);
        }
    }

    private static void Step(Span<float> values, Span<float> slopes, Span<float> means, Span<float> squares, StepNumbers numbers)
    {
        var slope = new Vector<float>(slopes) * numbers.Scale;
        var mean = new Vector<float>(means);
        mean += (slope - mean) * (1 - Beta1);
        var square = (new Vector<float>(squares) * Beta2) + (slope * slope * (1 - Beta2));
        var root = (Vector.SquareRoot(square) / new Vector<float>(numbers.SquareBias)) + new Vector<float>(Epsilon);
        var value = (new Vector<float>(values) * numbers.Kept) - (mean * numbers.Rate / root);
        value.CopyTo(values);
        mean.CopyTo(means);
        square.CopyTo(squares);
        Vector<float>.Zero.CopyTo(slopes);
    }

    private static void StepRest(Span<float> values, Span<float> slopes, Span<float> means, Span<float> squares, StepNumbers numbers)
    {
        var (count, length) = (Vector<float>.Count, values.Length);
        Span<float> value = stackalloc float[count], slope = stackalloc float[count], mean = stackalloc float[count], square = stackalloc float[count];
        values.CopyTo(value);
        slopes.CopyTo(slope);
        means.CopyTo(mean);
        squares.CopyTo(square);
        Step(value, slope, mean, square, numbers);
        value[..length].CopyTo(values);
        slope[..length].CopyTo(slopes);
        mean[..length].CopyTo(means);
        square[..length].CopyTo(squares);
    }

    private readonly record struct StepNumbers(float Scale, float Kept, float Rate, float SquareBias);
}

/// <summary>A parameter and how it is trained.</summary>
/// <param name="Name">Its name in the network.</param>
/// <param name="Value">The parameter.</param>
/// <param name="Rate">The learning rate.</param>
/// <param name="Decay">The share of it, multiplied by the rate, that each step takes away.</param>
internal sealed record AdamWParameter(string Name, Parameter Value, double Rate, double Decay);
