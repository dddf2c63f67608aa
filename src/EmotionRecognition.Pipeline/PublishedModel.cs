using EmotionRecognition.Models.Saved.Cards;
using EmotionRecognition.Pipeline.Experiments;
using StageGraph;

namespace EmotionRecognition.Pipeline;

/// <summary>A model that was trained on all rows, as it comes with the program: <c>models/CORPUS/</c>, a saved model with its card.</summary>
internal static class PublishedModel
{
    /// <summary>The folder of all such models, relative to the workspace.</summary>
    public const string Folder = "models";

    /// <summary>The folder of an experiment's model, relative to the workspace.</summary>
    public static string Of(ExperimentPlan plan) => $"{Folder}/{plan.Experiment.Corpus}";

    /// <summary>The experiments that have a model of all rows, at least one.</summary>
    /// <exception cref="InputException">None has.</exception>
    public static IReadOnlyList<ExperimentPlan> Among(IReadOnlyList<ExperimentPlan> plans) => plans.Any(plan => plan.Final is not null)
        ? [.. plans.Where(plan => plan.Final is not null)]
        : throw new InputException(
            string.Join(", ", plans.Select(plan => plan.Experiment.Name)), "no model of all rows", "an experiment file with the key \"final\"",
            "add the key, or remove --saved-models and --checkpoint");

    /// <summary>The files and folders that <see cref="Publish"/> reads.</summary>
    public static IEnumerable<string> FilesOf(ExperimentPlan plan, SystemDefinition system) =>
        [plan.FinalModelOf(system), $"{CardsOf(plan, system)}/{ModelCard.FileName}"];

    /// <summary>Replaces the model's folder: the trained model, and its card with how it was made.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="plan">The experiment.</param>
    /// <param name="git">The checkout.</param>
    /// <param name="elsewhere">Scores the model in a folder on other corpora.</param>
    /// <exception cref="InputException">The model has not been trained, or cannot be scored on other corpora.</exception>
    public static void Publish(Workspace workspace, ExperimentPlan plan, GitCheckout git, Func<string, IReadOnlyList<CardScore>> elsewhere)
    {
        var system = plan.Final!;
        var (model, place) = (workspace.PathOf(plan.FinalModelOf(system)), workspace.PathOf(Of(plan)));
        if (Manifest.Read(model + ".manifest.json") is not { } manifest || ModelCard.Find(workspace.PathOf(CardsOf(plan, system))) is not { } card)
        {
            throw new InputException(model, "no trained model with a card", "the final model of the experiment", "run the target without --exclusive");
        }

        var aside = Directory.CreateDirectory(place + ".part").FullName;
        try
        {
            foreach (var file in Directory.GetFiles(model))
            {
                File.Copy(file, Path.Combine(aside, Path.GetFileName(file)), overwrite: true);
            }

            var origin = new CardOrigin(
                plan.Experiment.Name,
                git.Commit ?? "",
                git.ChangedFiles.Count(file => !file.StartsWith(Folder + "/", StringComparison.Ordinal)),
                manifest.Code,
                manifest.Settings,
                manifest.Inputs,
                manifest.Packages);
            (card with { Origin = origin, Scores = [.. card.Scores, .. elsewhere(model)] }).Write(aside);
            if (Directory.Exists(place))
            {
                Directory.Delete(place, recursive: true);
            }

            Directory.Move(aside, place);
        }
        catch
        {
            Directory.Delete(aside, recursive: true);
            throw;
        }
    }

    private static string CardsOf(ExperimentPlan plan, SystemDefinition system) => Path.GetDirectoryName(plan.FinalModelOf(system))!.Replace('\\', '/');
}
