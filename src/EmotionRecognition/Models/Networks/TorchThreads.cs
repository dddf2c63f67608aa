using TorchSharp;

namespace EmotionRecognition.Models.Networks;

/// <summary>
/// The number of threads libtorch computes with on the calling thread, until disposed. Sums are added in another order with another number,
/// so a number that results are to agree on must be set, not taken from the machine.
/// </summary>
internal sealed class TorchThreads : IDisposable
{
    private readonly int _before = torch.get_num_threads();

    /// <summary>Sets the number.</summary>
    /// <param name="count">At least 1; may be more than the machine has.</param>
    public TorchThreads(int count) => torch.set_num_threads(count);

    /// <inheritdoc/>
    public void Dispose() => torch.set_num_threads(_before);
}
