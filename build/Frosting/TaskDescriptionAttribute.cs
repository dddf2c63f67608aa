namespace Cake.Frosting;

/// <summary>What <c>--description</c> says about a task.</summary>
/// <param name="description">One line.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TaskDescriptionAttribute(string description) : Attribute
{
    /// <summary>The line.</summary>
    public string Description { get; } = description;
}
