namespace RoleFerry.Core.Logs.Formats;

/// <summary>How a line is written, as far as readers tell formats apart.</summary>
public enum LogFormat : byte
{
    /// <summary>No format's reader knows the line.</summary>
    Plain,

    /// <summary>
    /// One JSON object a line: Python with json.dumps, Powertools, Serilog, pino, Lambda's JSON format.
    /// </summary>
    Json,

    /// <summary>Python's logging with the usual formatters.</summary>
    Python,
    Uvicorn,
    Gunicorn,
    Celery,

    /// <summary>PostgreSQL's server log, with RDS's prefix or the default one.</summary>
    Postgres,

    /// <summary>What Lambda's platform and its runtimes write as text.</summary>
    Lambda,

    /// <summary>The console formatter of Microsoft.Extensions.Logging.</summary>
    DotNet,

    /// <summary>Logback, Log4j and Spring Boot with their usual patterns.</summary>
    Java,

    /// <summary>pino-pretty and winston.</summary>
    Node,

    /// <summary>log/slog and logfmt, zap's console, klog.</summary>
    Go,
}
