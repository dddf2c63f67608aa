using TorchSharp;

namespace EmotionRecognition.Tests.Models;

public sealed class TorchTests
{
    [Fact]
    public void Native_FromTheOutput_Loads() => Assert.Equal(3f, torch.ones(3).sum().item<float>());
}
