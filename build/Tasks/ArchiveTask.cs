using Cake.Frosting;
using EmotionRecognition.Archiving;
using StageGraph;

namespace EmotionRecognition.Build.Tasks;

/// <summary>Puts the code, the inputs' hashes, and the report into one file for an archive.</summary>
[TaskName("Archive")]
[TaskDescription("Puts code, hashes of inputs, report, environment, and a bill of materials into one zip file, the same each time.")]
[IsDependentOn(typeof(ReportTask))]
public sealed class ArchiveTask : FrostingTask<BuildContext>
{
    private const string Folder = "artifacts/archive";

    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var (arguments, root) = (context.Arguments, context.Options.Root);
        string? Given(string option) => CommandLine.Text(arguments, option) is { } path ? UserPath.File($"--{option}", path, root) : null;
        void Say(string line) => context.Terminal.Tell(new BuildEvent.Notice(line));
        if (context.Options.Mode == BuildMode.Explain)
        {
            Say($"Archive: would write {Given("archive") ?? Folder}");
            return;
        }

        var content = Archive.Collect(context.Research);
        var target = Given("archive") ?? Path.Combine(root, Folder, $"emotion-recognition-{content.Revision.Commit[..12]}.zip");
        var files = Archive.FilesOf(content);
        if (Given("packages") is { } packages)
        {
            var size = OfflinePackages.Write(content.Packages, LockedPackage.Cache, packages);
            Say(FormattableString.Invariant($"{packages}: {content.Packages.Count} packages, {size / 1e6:0} MB"));
        }

        Parcel.Write(target, files, content.Revision.Committed);
        Say(FormattableString.Invariant($"{target}: {files.Count} files, {new FileInfo(target).Length / 1e6:0.0} MB"));
    }
}
