using System.Globalization;

namespace StageGraph;

/// <summary>
/// The folder that a stage writes to until it has ended. A mark in it says what it belongs to, so that a run which was interrupted is continued only
/// with the same code, settings and inputs, or with code that was declared to make no difference.
/// </summary>
internal sealed class UnfinishedRun(Stage stage, Workspace workspace)
{
    private const char Between = '\t';

    /// <summary>Where it is.</summary>
    public string Folder { get; } = workspace.AsideOf(stage);

    private string Mark => Path.Combine(Folder, ".identity");

    private string AdoptedFile => Path.Combine(Folder, ".adopted");

    /// <summary>Empties the folder, unless an interrupted run can be continued.</summary>
    /// <returns>The changes of code since that run began.</returns>
    /// <exception cref="BuildException">The folder cannot be written.</exception>
    public IReadOnlyList<Adoption> Prepare(string code, IReadOnlyDictionary<string, string> inputs)
    {
        try
        {
            if (stage.ContinuesInterruptedRun && File.Exists(Mark) && File.ReadAllText(Mark) == $"{code}\n{Identity(inputs)}")
            {
                return Adopted();
            }

            Delete(Folder);
            Directory.CreateDirectory(Folder);
            File.WriteAllText(Mark, $"{code}\n{Identity(inputs)}");
            return [];
        }
        catch (Exception error) when (StorageFailure.Is(error))
        {
            throw StorageFailure.Of(stage.Name, error);
        }
    }

    /// <summary>Takes what an interrupted run left for that of other code.</summary>
    /// <param name="code">The present code.</param>
    /// <param name="inputsOf">The present inputs; null where there are none yet. Asked for only where something was left.</param>
    /// <param name="only">Whether to say only whether that can be done.</param>
    /// <returns>Whether there is something that only differs in its code.</returns>
    /// <exception cref="BuildException">The folder cannot be written.</exception>
    public bool Adopt(string code, Func<IReadOnlyDictionary<string, string>?> inputsOf, bool only)
    {
        try
        {
            if (!stage.ContinuesInterruptedRun || !File.Exists(Mark) || File.ReadAllText(Mark).Split('\n', 2) is not [var old, var rest]
                || old == code || inputsOf() is not { } inputs || rest != Identity(inputs))
            {
                return false;
            }

            if (!only)
            {
                // The record first: what is killed in between has a record too many of a run that is then not continued.
                File.AppendAllText(AdoptedFile, string.Create(CultureInfo.InvariantCulture, $"{old}{Between}{code}{Between}{DateTime.UtcNow:O}\n"));
                File.WriteAllText(Mark, $"{code}\n{rest}");
            }

            return true;
        }
        catch (Exception error) when (StorageFailure.Is(error))
        {
            throw StorageFailure.Of(stage.Name, error);
        }
    }

    /// <summary>Deletes a file or folder, if there is one.</summary>
    public static void Delete(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    private Adoption[] Adopted() => File.Exists(AdoptedFile)
        ? [.. File.ReadLines(AdoptedFile).Select(line => line.Split(Between)).Where(parts => parts.Length == 3)
            .Select(parts => new Adoption(parts[0], parts[1], DateTime.Parse(parts[2], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)))]
        : [];

    private string Identity(IReadOnlyDictionary<string, string> inputs) =>
        string.Join('\n', stage.Settings.Concat(inputs).Select(pair => $"{pair.Key}={pair.Value}"));
}
