using System.Globalization;

namespace StageGraph;

/// <summary>
/// The folder that a stage writes to until it ends. A marker file records its identity, so that an interrupted run is resumed only with the same
/// code, settings, and inputs, or with code whose change was declared harmless.
/// </summary>
internal sealed class UnfinishedRun(Stage stage, Workspace workspace)
{
    private const char Between = '\t';

    /// <summary>Its path.</summary>
    public string Folder { get; } = workspace.AsideOf(stage);

    private string Mark => Path.Combine(Folder, ".identity");

    private string AdoptedFile => Path.Combine(Folder, ".adopted");

    /// <summary>Empties the folder unless an interrupted run can be resumed.</summary>
    /// <returns>The adopted code changes since that run began.</returns>
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

    /// <summary>Declares that an interrupted run of older code may be resumed with the current code.</summary>
    /// <param name="code">The current code.</param>
    /// <param name="inputsOf">Returns the current inputs, or null if they do not exist yet. Called only if there is an interrupted run.</param>
    /// <param name="only">Whether to only check, without changing anything.</param>
    /// <returns>Whether there is an interrupted run that differs only in its code.</returns>
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
                // The record is written first: if the build is killed in between, there is merely a superfluous record of a run that is not resumed.
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

    /// <summary>Deletes a file or folder if it exists.</summary>
    public static void Delete(string path)
    {
        // In most cases, by one question to the disk: a build with nothing to do asks for each stage.
        if (!Path.Exists(path))
        {
            return;
        }

        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else
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
