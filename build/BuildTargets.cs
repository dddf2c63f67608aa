using System.Reflection;
using Cake.Frosting;
using EmotionRecognition.Build.Tasks;

namespace EmotionRecognition.Build;

/// <summary>A target, as described by its task class.</summary>
/// <param name="Name">Its name for <c>--target</c>.</param>
/// <param name="Description">What it does.</param>
/// <param name="Task">The task class.</param>
public sealed record BuildTarget(string Name, string Description, Type Task)
{
    /// <summary>Whether it has stages.</summary>
    public bool HasStages => Task.IsSubclassOf(typeof(StageTask));

    /// <summary>Whether it prints data to standard output, which then contains nothing else.</summary>
    public bool PrintsData => Task.IsSubclassOf(typeof(DataTask));
}

/// <summary>The targets of the build: the task classes in Tasks/.</summary>
public static class BuildTargets
{
    /// <summary>All targets: dependencies first, otherwise by name.</summary>
    public static IReadOnlyList<BuildTarget> All { get; } = InOrder([.. typeof(BuildTargets).Assembly.GetExportedTypes()
        .Where(type => type is { IsAbstract: false } && type.IsDefined(typeof(TaskNameAttribute)))
        .Select(type => new BuildTarget(NameOf(type), type.GetCustomAttribute<TaskDescriptionAttribute>()?.Description ?? "", type))
        .OrderBy(target => target.Name, StringComparer.Ordinal)]);

    /// <summary>Finds a target by name, ignoring case; null if there is none.</summary>
    public static BuildTarget? Find(string name) => All.FirstOrDefault(target => target.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The name of a task class.</summary>
    public static string NameOf(Type task) => task.GetCustomAttribute<TaskNameAttribute>()!.Name;

    private static IReadOnlyList<BuildTarget> InOrder(IReadOnlyList<BuildTarget> targets)
    {
        var ordered = new List<BuildTarget>();
        foreach (var target in targets.OrderByDescending(target => target.HasStages))
        {
            Add(target);
        }

        return ordered;

        void Add(BuildTarget target)
        {
            foreach (var needed in target.Task.GetCustomAttributes<IsDependentOnAttribute>())
            {
                Add(targets.First(other => other.Task == needed.Task));
            }

            if (!ordered.Contains(target))
            {
                ordered.Add(target);
            }
        }
    }
}
