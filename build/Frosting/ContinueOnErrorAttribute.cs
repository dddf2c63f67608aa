namespace Cake.Frosting;

/// <summary>Marks a task whose failure does not stop the tasks that follow it.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ContinueOnErrorAttribute : Attribute;
