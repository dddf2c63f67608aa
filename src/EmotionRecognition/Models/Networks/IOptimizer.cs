using EmotionRecognition.Checkpoints;

namespace EmotionRecognition.Models.Networks;

/// <summary>What an optimizer remembers from step to step, so that an interrupted training resumes with the same steps.</summary>
internal interface IOptimizer
{
    /// <summary>Everything it remembers, by name.</summary>
    IEnumerable<(string Name, StoredTensor Value)> State { get; }

    /// <summary>Restores one of <see cref="State"/>.</summary>
    void Restore(string name, StoredTensor value);
}
