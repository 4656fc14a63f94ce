using YamlDotNet.RepresentationModel;

namespace RoleFerry.Functions.Tests.Template.Rules;

internal static class TableRules
{
    private static readonly Dictionary<string, string> Schema = new()
    {
        ["BillingMode"] = "PAY_PER_REQUEST",
        ["AttributeDefinitions"] = "PK S, SK S, dueAt N, dueShard S, openStatus S, openedAt N",
        ["KeySchema"] = "PK HASH, SK RANGE",
        ["Due"] = "dueShard HASH, dueAt RANGE",
        ["Open"] = "openStatus HASH, openedAt RANGE",
        ["indexes"] = "Due, Open",
        ["TimeToLiveSpecification"] = "{AttributeName: expiresAt, Enabled: true}",
        ["PointInTimeRecoverySpecification"] = "{PointInTimeRecoveryEnabled: true}",
        ["SSESpecification"] = "{SSEEnabled: true}",
        ["DeletionPolicy"] = "RetainExceptOnCreate",
        ["UpdateReplacePolicy"] = "Retain",
    };

    public static IEnumerable<TemplateRule> All => [new("The_one_table_is_as_designed_kept_and_encrypted", Table)];

    private static IEnumerable<string> Table(DeployedSystem system)
    {
        var tables = system.OfType("AWS::DynamoDB::Table").ToList();
        if (tables is not [var table])
            return [$"there are {tables.Count} tables, not one"];
        var declared = Declared(table);
        return Schema
            .Where(s => declared.GetValueOrDefault(s.Key) != s.Value)
            .Select(s => $"{table.Name}: {s.Key} is '{declared.GetValueOrDefault(s.Key)}', not '{s.Value}'");
    }

    private static Dictionary<string, string> Declared(TemplateResource table)
    {
        var indexes = table.Property("GlobalSecondaryIndexes").Items().ToList();
        var declared = indexes.ToDictionary(i => i.At("IndexName").Said(), i => Pairs(i.At("KeySchema"), "KeyType"));
        declared["indexes"] = string.Join(", ", declared.Keys.Order(StringComparer.Ordinal));
        declared["AttributeDefinitions"] = string.Join(
            ", ",
            Pairs(table.Property("AttributeDefinitions"), "AttributeType").Split(", ").Order(StringComparer.Ordinal)
        );
        declared["KeySchema"] = Pairs(table.Property("KeySchema"), "KeyType");
        foreach (
            var property in new[]
            {
                "BillingMode",
                "TimeToLiveSpecification",
                "PointInTimeRecoverySpecification",
                "SSESpecification",
            }
        )
            declared[property] = table.Property(property).Said();
        foreach (var policy in new[] { "DeletionPolicy", "UpdateReplacePolicy" })
            declared[policy] = table.Node.At(policy).Said();
        return declared;
    }

    private static string Pairs(YamlNode? list, string kind) =>
        string.Join(", ", list.Items().Select(i => $"{i.At("AttributeName").Said()} {i.At(kind).Said()}"));
}
