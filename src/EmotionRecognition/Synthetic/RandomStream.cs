using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MathNet.Numerics.Random;

namespace EmotionRecognition.Synthetic;

/// <summary>
/// Random numbers that depend only on the seed of the corpus and a name. Each speaker, dialog, and utterance has its own stream, so that
/// neither the order in which they are generated nor the number of threads affects the result.
/// </summary>
internal sealed class RandomStream
{
    private readonly Xoshiro256StarStar _source;

    private RandomStream(int seed) => _source = new Xoshiro256StarStar(seed, threadSafe: false);

    /// <summary>Creates the stream with a given name.</summary>
    /// <param name="seed">The seed of the corpus.</param>
    /// <param name="purpose">What is drawn, such as <c>words</c>.</param>
    /// <param name="name">What it is drawn for, such as <c>Ses01F_impro01_F000</c>.</param>
    /// <remarks>The first 32 bits of the SHA-256 of seed, purpose, and name seed a xoshiro256** generator.</remarks>
    public static RandomStream Named(int seed, string purpose, string name) =>
        new(BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{purpose}/{name}"))));

    /// <summary>A number from [low, high), uniformly.</summary>
    public double Uniform(double low, double high) => low + ((high - low) * _source.NextDouble());

    /// <summary>A normally distributed number.</summary>
    public double Normal(double mean, double deviation) => MathNet.Numerics.Distributions.Normal.Sample(_source, mean, deviation);

    /// <summary>True with the given probability.</summary>
    public bool Chance(double probability) => _source.NextDouble() < probability;

    /// <summary>A whole number from 0 to count - 1, uniformly.</summary>
    public int Index(int count) => _source.Next(count);

    /// <summary>One of the items, uniformly.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Index(items.Count)];

    /// <summary>One of the items, with probabilities in proportion to the weights.</summary>
    /// <param name="items">At least one item.</param>
    /// <param name="weight">The weight of an item, not negative; at least one is positive.</param>
    public T Pick<T>(IReadOnlyList<T> items, Func<T, double> weight)
    {
        var left = Uniform(0, items.Sum(weight));
        foreach (var item in items)
        {
            left -= weight(item);
            if (left < 0)
            {
                return item;
            }
        }

        return items.Last(item => weight(item) > 0);
    }

    /// <summary>The items in random order.</summary>
    public List<T> Shuffle<T>(IEnumerable<T> items)
    {
        var shuffled = items.ToList();
        for (var last = shuffled.Count - 1; last > 0; last--)
        {
            var other = Index(last + 1);
            (shuffled[last], shuffled[other]) = (shuffled[other], shuffled[last]);
        }

        return shuffled;
    }
}
