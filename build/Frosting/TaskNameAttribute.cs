namespace Cake.Frosting;

/// <summary>The name a task is asked for by; without it, the class's name.</summary>
/// <param name="name">The name, such as <c>Report</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TaskNameAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
