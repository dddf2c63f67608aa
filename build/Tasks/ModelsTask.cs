using Cake.Frosting;
using EmotionRecognition.Build.Terminal;
using EmotionRecognition.Pipeline.Description;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Lists the models and the ways to make synthetic training rows.</summary>
[TaskName("Models")]
[TaskDescription("Lists the models with their settings, and parameters, size, and time per row of trained ones.")]
public sealed class ModelsTask : DataTask
{
    private const int Indent = 4;
    private const double BytesPerMegabyte = 1e6;

    /// <inheritdoc/>
    protected override void Print(BuildContext context)
    {
        var kinds = ModelListing.Kinds().SelectMany(model => Describe(model.Kind, model));
        var resamplings = ModelListing.Resamplings().SelectMany(resampling => Describe($"resampling {resampling.Kind}", resampling));
        var trained = ModelListing.Trained(context.Options.Root).SelectMany(model => model.Obstacle is { } obstacle ? [$"{model.Folder}: {obstacle}"] : new[]
        {
            $"{model.Folder}: {model.Kind}{(model.Folds > 1 ? $", the first of {model.Folds}" : "")}",
            FormattableString.Invariant(
                $"    {model.Parameters:N0} parameters, {model.Bytes / BytesPerMegabyte:0.00} MB, {model.TimePerRow.TotalMicroseconds:0.0} µs per row"),
        });
        var lines = kinds.Concat(resamplings).Concat(trained).SelectMany(line => Phrasing.Wrap(line, TerminalSettings.DefaultWidth, Indent));
        context.Terminal.Data(string.Join('\n', lines));
    }

    private static IEnumerable<string> Describe(string name, ModelDescription kind) =>
    [
        $"{name}: {kind.Summary}",
        $"    {string.Join(", ", kind.Defaults.Select(setting => $"{setting.Key} {setting.Value}"))}",
    ];
}
