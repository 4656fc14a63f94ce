namespace RoleFerry.Core.Logs.Formats;

/// <summary>How bad a log line says it is. Every format's own levels become one of these.</summary>
public enum Level : byte
{
    Debug,
    Info,
    Warning,
    Error,
    Critical,
}
