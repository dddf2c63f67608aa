namespace EmotionRecognition.Checkpoints;

/// <summary>
/// Settings of stochastic gradient descent as PyTorch defines it (torch.optim.SGD, without dampening and Nesterov's variant).
/// </summary>
/// <param name="LearningRate">The step along the (accumulated) gradient.</param>
/// <param name="Momentum">How much of the accumulated gradient is kept from step to step, 0 to below 1.</param>
/// <param name="WeightDecay">Times the weights, added to the gradient.</param>
public sealed record SgdSettings(double LearningRate, double Momentum, double WeightDecay);
