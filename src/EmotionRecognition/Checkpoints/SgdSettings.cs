namespace EmotionRecognition.Checkpoints;

/// <summary>
/// Settings of stochastic gradient descent as defined by PyTorch (torch.optim.SGD, without dampening and without Nesterov momentum).
/// </summary>
/// <param name="LearningRate">The step size along the accumulated gradient.</param>
/// <param name="Momentum">The share of the accumulated gradient that is kept from step to step, from 0 to below 1.</param>
/// <param name="WeightDecay">The factor by which the weights are multiplied before they are added to the gradient.</param>
public sealed record SgdSettings(double LearningRate, double Momentum, double WeightDecay);
