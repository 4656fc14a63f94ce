using System.Text.Json.Nodes;
using RoleFerry.Local.Templates;

namespace RoleFerry.Local.Tables;

/// <summary>A table as template.yaml declares it, so that the schema is written once.</summary>
public sealed class TableSchema
{
    /// <summary>What CreateTable takes under the same name and with the same shape as CloudFormation.</summary>
    private static readonly string[] Shared =
    [
        "AttributeDefinitions",
        "KeySchema",
        "GlobalSecondaryIndexes",
        "LocalSecondaryIndexes",
        "BillingMode",
        "ProvisionedThroughput",
    ];

    private readonly JsonObject _properties;

    /// <summary>Takes the schema of a resource of type <c>AWS::DynamoDB::Table</c>.</summary>
    public TableSchema(TemplateResource table)
    {
        ArgumentNullException.ThrowIfNull(table);
        _properties = table.Properties;
        Name = (string)_properties["TableName"]!;
    }

    /// <summary>The table's name where the caller gives no other.</summary>
    public string Name { get; }

    /// <summary>The tables of a template.</summary>
    public static IEnumerable<TableSchema> Of(SamTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return template.OfType("AWS::DynamoDB::Table").Select(t => new TableSchema(t));
    }

    internal JsonObject CreateTable(string name)
    {
        var request = new JsonObject { ["TableName"] = name };
        foreach (var property in Shared)
            if (_properties[property] is { } value)
                request[property] = value.DeepClone();
        return request;
    }

    internal JsonObject? UpdateTimeToLive(string name) =>
        _properties["TimeToLiveSpecification"] is { } specification
            ? new JsonObject { ["TableName"] = name, ["TimeToLiveSpecification"] = specification.DeepClone() }
            : null;
}
