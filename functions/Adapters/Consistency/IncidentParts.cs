using Amazon.DynamoDBv2.Model;
using RoleFerry.Core.Incidents;

namespace RoleFerry.Adapters.Consistency;

/// <summary>What a look at the table has found of one incident.</summary>
internal sealed class IncidentParts
{
    /// <summary>Its state as it is stored; null where there is none.</summary>
    public Dictionary<string, AttributeValue>? Stored { get; set; }

    /// <summary>It; null where it is missing or cannot be read.</summary>
    public Incident? Incident { get; set; }

    /// <summary>Sort keys of what belongs to it and would stay for ever without it.</summary>
    public List<string> Kept { get; } = [];

    /// <summary>Its suppressed alarms: sort key and name.</summary>
    public List<(string Sk, string Name)> Suppressed { get; } = [];
}
