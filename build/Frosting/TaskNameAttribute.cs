namespace Cake.Frosting;

/// <summary>The name of a task; without this attribute, the name of its class.</summary>
/// <param name="name">The name, such as <c>Report</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TaskNameAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
