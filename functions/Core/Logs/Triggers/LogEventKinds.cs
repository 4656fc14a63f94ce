namespace RoleFerry.Core.Logs.Triggers;

/// <summary>Why a log event may matter. Several may be true of one.</summary>
[Flags]
public enum LogEventKinds : byte
{
    /// <summary>Nobody needs it here.</summary>
    None = 0,

    /// <summary>It may be an error.</summary>
    Error = 1,

    /// <summary>It may name a business event or carry a measured value.</summary>
    Fact = 2,

    /// <summary>It may be a span of a trace.</summary>
    Span = 4,

    /// <summary>It may be an error that logs.yaml names, whatever its level.</summary>
    Named = 8,
}
