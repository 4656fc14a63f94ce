using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Simulation.Table.Writes;

/// <summary>What every kind of write may have beside what it writes.</summary>
internal readonly record struct WriteExpressions(
    string? Condition,
    Dictionary<string, string>? Names,
    Dictionary<string, AttributeValue>? Values,
    ReturnValuesOnConditionCheckFailure? OnFailure
);
