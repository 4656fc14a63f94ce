namespace Amazon.Lambda.Annotations;

/// <summary>Marks the method that a Lambda function runs. Its name is what ANNOTATIONS_HANDLER selects.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LambdaFunctionAttribute : Attribute;
