using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Derives the seeds of stages from the experiment's seed, so that no two stages share random numbers.</summary>
public static class Seeds
{
    /// <summary>The seed of one consumer of random numbers.</summary>
    /// <param name="root">The experiment's seed.</param>
    /// <param name="user">The consumer: a stage and its fold.</param>
    /// <returns>0 or more; the same on every machine.</returns>
    public static int Derive(int root, string user)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{root}/{user}")));
        return BinaryPrimitives.ReadInt32LittleEndian(hash) & int.MaxValue;
    }

    /// <summary>The numbers from 0 in random order.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">The seed, as of <see cref="Derive"/>.</param>
    internal static int[] Order(int count, int seed)
    {
        var order = Enumerable.Range(0, count).ToArray();
        new Random(seed).Shuffle(order);
        return order;
    }
}
