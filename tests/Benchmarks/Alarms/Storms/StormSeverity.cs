namespace RoleFerry.Benchmarks.Alarms.Storms;

/// <summary>Invocations for alarms of one severity, in milliseconds.</summary>
internal sealed record StormSeverity(string Severity, int Alarms, double P50, double P99);
