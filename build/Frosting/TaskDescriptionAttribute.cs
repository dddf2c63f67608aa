namespace Cake.Frosting;

/// <summary>The description of a task, shown by <c>--description</c>.</summary>
/// <param name="description">A single line.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TaskDescriptionAttribute(string description) : Attribute
{
    /// <summary>The description.</summary>
    public string Description { get; } = description;
}
