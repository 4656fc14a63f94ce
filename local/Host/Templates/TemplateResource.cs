using System.Text.Json.Nodes;

namespace RoleFerry.Local.Templates;

/// <summary>One entry of the template's <c>Resources</c>, every reference in it replaced by its local value.</summary>
/// <param name="LogicalId">Its name in the template.</param>
/// <param name="Type">Such as <c>AWS::DynamoDB::Table</c>.</param>
/// <param name="Properties">
/// As written, with <c>Globals</c> merged in for functions, and with a name for what the template leaves to
/// CloudFormation to name.
/// </param>
public sealed record TemplateResource(string LogicalId, string Type, JsonObject Properties);
