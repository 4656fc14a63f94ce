namespace Amazon.Lambda.Annotations;

/// <summary>
/// Marks the class whose <c>ConfigureServices(IServiceCollection)</c> registers what the functions need.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LambdaStartupAttribute : Attribute;
