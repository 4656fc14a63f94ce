namespace RoleFerry.Benchmarks.Alarms;

/// <summary>One start of one program.</summary>
/// <param name="ToAnswer">From the spawn.</param>
/// <param name="ToPage">From the spawn; null for a function that pages nobody.</param>
/// <param name="TableTime">What of it the table took.</param>
/// <param name="TableCalls">How often it was called.</param>
/// <param name="Cpu">Processor time of the process until then, or a moment later.</param>
/// <param name="PeakMemory">In bytes.</param>
internal sealed record ColdStartSample(
    TimeSpan ToAnswer,
    TimeSpan? ToPage,
    TimeSpan TableTime,
    int TableCalls,
    TimeSpan Cpu,
    long PeakMemory
);
