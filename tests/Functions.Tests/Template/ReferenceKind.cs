namespace RoleFerry.Functions.Tests.Template;

internal enum ReferenceKind
{
    /// <summary>A parameter, a resource, or one of CloudFormation's own values.</summary>
    Value,

    /// <summary>An attribute of a resource.</summary>
    Attribute,

    Resource,

    Condition,
}
