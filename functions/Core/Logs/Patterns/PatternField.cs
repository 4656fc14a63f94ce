namespace RoleFerry.Core.Logs.Patterns;

/// <summary>What a part of a <see cref="LinePattern"/> stands for.</summary>
internal enum PatternField : byte
{
    /// <summary>Itself.</summary>
    None,
    Time,
    Level,
    Logger,
    Process,
    Service,
    Version,
    TraceId,

    /// <summary>Whatever stands there.</summary>
    Any,
    Message,
}
