namespace RoleFerry.Core.Suspects;

/// <summary>What a series says of its node, which decides how it explains what others see.</summary>
public enum SeriesRole
{
    /// <summary>How long a call to it takes on average; more is worse. What it waits for explains it.</summary>
    Latency,

    /// <summary>How long its slow calls take, a percentile; more is worse.</summary>
    TailLatency,

    /// <summary>The share of calls to it that fail, in percent; more is worse. What fails below explains it.</summary>
    Failures,

    /// <summary>How many calls come; more and fewer are both a move. Whoever calls explains it.</summary>
    Requests,

    /// <summary>How full it is: CPU, memory, connections, a queue; more is worse.</summary>
    Saturation,

    /// <summary>How much is left: free memory, free storage, healthy hosts; less is worse.</summary>
    Headroom,
}
