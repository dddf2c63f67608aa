using static TorchSharp.torch;

namespace EmotionRecognition.Models.Networks;

/// <summary>A layer of this project's own with weights that <see cref="SeededStart"/> fills.</summary>
internal interface ISeededWeights
{
    /// <summary>The weights.</summary>
    Tensor Weights { get; }

    /// <summary>F: the weights are drawn uniformly within 1 / sqrt(F).</summary>
    double FanIn { get; }
}
