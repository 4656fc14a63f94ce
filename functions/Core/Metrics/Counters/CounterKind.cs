namespace RoleFerry.Core.Metrics.Counters;

/// <summary>What a counter keeps of its events.</summary>
public enum CounterKind
{
    /// <summary>Their number.</summary>
    Count,

    /// <summary>The sum of a field.</summary>
    Sum,

    /// <summary>How a field's values are spread.</summary>
    Values,

    /// <summary>Which values a field has.</summary>
    Different,
}
