using Cake.Frosting;

namespace EmotionRecognition.Build.Tasks;

/// <summary>A target that prints data. Standard output contains nothing else, so that it can be redirected.</summary>
public abstract class DataTask : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => Print(context);

    /// <summary>Prints the data with <see cref="Terminal.BuildTerminal.Data"/>.</summary>
    protected abstract void Print(BuildContext context);
}
