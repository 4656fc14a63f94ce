namespace Amazon.Lambda.Annotations;

/// <summary>Marks a handler's parameter that comes from the service container, of the invocation's scope.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromServicesAttribute : Attribute;
