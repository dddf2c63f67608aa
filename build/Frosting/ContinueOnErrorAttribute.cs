namespace Cake.Frosting;

/// <summary>The tasks after this one run even where it fails.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ContinueOnErrorAttribute : Attribute;
