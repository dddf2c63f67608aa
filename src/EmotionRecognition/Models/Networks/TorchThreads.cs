using TorchSharp;

namespace EmotionRecognition.Models.Networks;

/// <summary>
/// Sets the number of threads that libtorch uses on the calling thread, until disposed. The number changes libtorch's summation order, so
/// reproducible results need a fixed number instead of the machine's.
/// </summary>
internal sealed class TorchThreads : IDisposable
{
    private readonly int _before = torch.get_num_threads();

    /// <summary>Sets the number.</summary>
    /// <param name="count">At least 1; may exceed the machine's processors.</param>
    public TorchThreads(int count) => torch.set_num_threads(count);

    /// <inheritdoc/>
    public void Dispose() => torch.set_num_threads(_before);
}
