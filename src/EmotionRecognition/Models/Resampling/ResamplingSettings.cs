using EmotionRecognition.Encoders;
using EmotionRecognition.Kinds;
using EmotionRecognition.Models.Training;

namespace EmotionRecognition.Models.Resampling;

/// <summary>
/// A door: a way to make synthetic rows of the classes that have fewer rows than others. It sees the encoded training rows of one model and nothing else;
/// its rows join these and never others. To add one, put a record that derives from this one, with its generator, into a folder of its own and register it
/// with <c>[assembly: PlugIn&lt;ResamplingKind&lt;MySettings&gt;&gt;]</c>.
/// </summary>
public abstract record ResamplingSettings
{
    private const double LargestTarget = 100;

    /// <summary>What files call this way: <c>smote</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>What this way is, in one line.</summary>
    public abstract string Summary { get; }

    /// <summary>
    /// The rows that each class has afterwards, as a multiple of the rows of the largest class, above 0 and at most 100; 1: every class as many as the
    /// largest. A class with more rows keeps them.
    /// </summary>
    public double Target { get; init; } = 1;

    /// <summary>Whether rows are drawn from a fitted distribution, which can collapse to a few points; if so, each class is checked for that.</summary>
    public virtual bool CanCollapse => false;

    /// <summary>The fewest rows that every class must have.</summary>
    public virtual int FewestRows => 1;

    /// <summary>Validates the settings.</summary>
    /// <exception cref="InputException">A setting is invalid; the error names it.</exception>
    public virtual void Check()
    {
        if (Target is not (> 0 and <= LargestTarget))
        {
            throw Unusable("target", Target, "a multiple of the largest class, above 0 and at most 100; 1 makes all classes equal");
        }
    }

    /// <summary>Checks that synthetic rows make sense for a model and its inputs.</summary>
    /// <param name="model">The model.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <exception cref="InputException">The model is not trained on vectors, or an input is not a vector of quantities.</exception>
    public void CheckFor(ModelSettings model, IReadOnlyList<InputEncoder> inputs)
    {
        const string Remedy = "use another model or input, or remove the key";
        if (!model.TakesSyntheticRows)
        {
            throw new InputException(
                $"resampling {Kind}", $"the model {model.Kind}, which is not trained on rows that are vectors", "a model that is, such as logistic-regression",
                Remedy);
        }

        if (inputs.FirstOrDefault(input => !input.IsVector) is { } input)
        {
            throw new InputException(
                $"resampling {Kind}", $"the input {input.Kind}, whose columns are not quantities", "inputs between whose values there are others", Remedy);
        }
    }

    /// <summary>Fits a generator; the same rows and seed give the same generator.</summary>
    /// <param name="rows">The training rows, all of them real, at least <see cref="FewestRows"/> of every class.</param>
    /// <param name="source">What they are.</param>
    /// <exception cref="InputException">The generator cannot be fitted on these rows.</exception>
    public abstract IRowGenerator Fit(LabeledMatrix rows, GeneratorSource source);

    /// <summary>The error of an invalid setting.</summary>
    /// <param name="setting">The key as written in files.</param>
    /// <param name="value">Its value.</param>
    /// <param name="expected">What is valid.</param>
    protected static InputException Unusable(string setting, object value, string expected) =>
        new($"resampling, {setting}", FormattableString.Invariant($"{value}"), expected, "fix the setting");
}

/// <summary>What a generator is fitted on.</summary>
/// <param name="Place">The rows, for errors: <c>training rows of inner fold 2</c>.</param>
/// <param name="Classes">Names of the K classes in the order of their indices.</param>
/// <param name="Seed">Determines all random numbers.</param>
public sealed record GeneratorSource(string Place, IReadOnlyList<string> Classes, int Seed);

/// <summary>A fitted generator of rows, which may hold native memory.</summary>
public interface IRowGenerator : IDisposable
{
    /// <summary>Makes rows of one class. Another call makes others.</summary>
    /// <param name="label">The index of the class.</param>
    /// <param name="count">N, at least 1.</param>
    /// <returns>N x D values, row by row.</returns>
    float[] Draw(int label, int count);
}

/// <summary>A way to make synthetic rows.</summary>
public interface IResamplingKind : IKind;

/// <summary>Registers a way to make synthetic rows.</summary>
/// <typeparam name="T">Its settings.</typeparam>
public sealed class ResamplingKind<T> : IResamplingKind
    where T : ResamplingSettings, new()
{
    /// <inheritdoc/>
    public string Name => new T().Kind;

    /// <inheritdoc/>
    public string Summary => new T().Summary;

    /// <inheritdoc/>
    public Type Settings => typeof(T);
}

/// <summary>The available ways to make synthetic rows.</summary>
public static class ResamplingCatalog
{
    /// <summary>The door.</summary>
    public static Catalog<IResamplingKind> Kinds { get; } = new("resampling", typeof(ResamplingCatalog).Assembly);
}
