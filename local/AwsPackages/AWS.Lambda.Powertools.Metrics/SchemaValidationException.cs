namespace AWS.Lambda.Powertools.Metrics;

/// <summary>Metrics that CloudWatch would not accept.</summary>
#pragma warning disable CA1032 // The constructors are those of the real package.
public sealed class SchemaValidationException : Exception
#pragma warning restore CA1032
{
    public SchemaValidationException(string propertyName)
        : base($"Metrics need a {propertyName}, and none was set.") { }

    public SchemaValidationException(bool raiseEmptyMetrics)
        : base(raiseEmptyMetrics ? "No metrics were added, and RaiseOnEmptyMetrics is set." : "Metrics are not valid.")
    { }
}
