namespace RoleFerry.Core.Logs.Rules;

/// <summary>Which traces are kept.</summary>
/// <param name="SlowMilliseconds">A trace with a span this long is slow.</param>
/// <param name="SlowSample">
/// Of how many slow traces one is kept. Failed ones are all kept, up to <paramref name="MostPerBatch"/>.
/// </param>
/// <param name="MostPerBatch">Traces kept of one batch.</param>
public sealed record TraceRule(int SlowMilliseconds, int SlowSample, int MostPerBatch);
