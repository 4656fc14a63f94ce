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

    /// <summary>How many of its items expire.</summary>
    public int Expiring { get; set; }

    /// <summary>How many of its items do not.</summary>
    public int Lasting { get; set; }

    /// <summary>Whether the minute's tick is still to see to that.</summary>
    public bool IsMarked { get; set; }

    /// <summary>Its suppressed alarms: sort key and name.</summary>
    public List<(string Sk, string Name)> Suppressed { get; } = [];
}
