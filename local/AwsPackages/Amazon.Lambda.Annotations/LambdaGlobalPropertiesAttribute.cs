namespace Amazon.Lambda.Annotations;

/// <summary>What holds for all functions of an assembly.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class LambdaGlobalPropertiesAttribute : Attribute
{
    /// <summary>Whether a Main is generated that runs the function named by ANNOTATIONS_HANDLER.</summary>
    public bool GenerateMain { get; set; }

    /// <summary>Lambda's name of the runtime, such as <c>provided.al2023</c>.</summary>
    public string Runtime { get; set; } = "";
}
