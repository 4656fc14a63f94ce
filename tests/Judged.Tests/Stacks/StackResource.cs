using System.Text.Json.Nodes;

namespace RoleFerry.Judged.Tests.Stacks;

/// <summary>A resource as CloudFormation would make it.</summary>
/// <param name="Stack">The stack that it belongs to; a nested one has a name of its own.</param>
/// <param name="Id">Its logical id there.</param>
/// <param name="Type">For example <c>AWS::SNS::Topic</c>.</param>
/// <param name="Name">
/// What it is called in the account: the name that the template gives, else one of CloudFormation's own.
/// </param>
/// <param name="IsNamed">Whether the template gives the name.</param>
/// <param name="Properties">Without intrinsic functions.</param>
internal sealed record StackResource(
    string Stack,
    string Id,
    string Type,
    string Name,
    bool IsNamed,
    JsonObject Properties
)
{
    /// <summary>
    /// The type of an output that other stacks may import, which is no resource and has a name all the same.
    /// </summary>
    public const string Export = "Export";

    public JsonObject ToJson() =>
        new()
        {
            ["stack"] = Stack,
            ["id"] = Id,
            ["type"] = Type,
            ["name"] = Name,
            ["properties"] = Properties.DeepClone(),
        };
}
