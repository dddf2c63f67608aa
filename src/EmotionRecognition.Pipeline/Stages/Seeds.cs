using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EmotionRecognition.Pipeline.Stages;

/// <summary>Derives the seeds of stages from the experiment's, so that no two share their random numbers.</summary>
public static class Seeds
{
    /// <summary>The seed of one user of random numbers.</summary>
    /// <param name="root">The experiment's seed.</param>
    /// <param name="user">Who draws: the stage and its fold.</param>
    /// <returns>0 or more; the same for the same arguments everywhere.</returns>
    public static int Derive(int root, string user)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{root}/{user}")));
        return BinaryPrimitives.ReadInt32LittleEndian(hash) & int.MaxValue;
    }
}
