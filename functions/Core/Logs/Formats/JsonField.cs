namespace RoleFerry.Core.Logs.Formats;

/// <summary>What a key of a structured log line is for.</summary>
internal enum JsonField : byte
{
    None,
    Level,

    /// <summary>Python's levelno.</summary>
    LevelNumber,

    /// <summary>OpenTelemetry's number of a level.</summary>
    SeverityNumber,

    /// <summary>Syslog's number of a level, as journald writes it.</summary>
    Priority,

    /// <summary>PostgreSQL's severity, whose FATAL ends one session only.</summary>
    SessionLevel,
    Message,

    /// <summary>GELF's message, beside which a level is one of syslog's numbers.</summary>
    ShortMessage,

    /// <summary>A message that may hold more than that, where there is none else.</summary>
    Text,

    /// <summary>The message before its values were put in.</summary>
    Template,
    Event,

    /// <summary>An exception as a text, or as an object with a type, a message and a stack.</summary>
    Exception,
    ErrorType,
    ErrorMessage,

    /// <summary>An error's message or type in an error's object.</summary>
    Value,
    Class,
    Stack,

    /// <summary>The logger, or the name of an error in an error's object.</summary>
    Name,
    Logger,
    TraceId,
    RequestId,
    Service,
    Version,

    /// <summary>An object of the Elastic Common Schema, or the line itself as container runtimes wrap it.</summary>
    Log,

    /// <summary>An object that holds the message and what belongs to it.</summary>
    Content,

    /// <summary>The type of a Lambda platform event, or of an error in an error's object.</summary>
    Type,

    /// <summary>A Lambda platform event's content.</summary>
    Record,
    Status,

    /// <summary>A part of the name of what wrote the line: a container, a stream.</summary>
    Writer,

    /// <summary>An object that names what wrote the line.</summary>
    Cover,

    /// <summary>What says nothing of the error: when and where the line was written.</summary>
    Aside,
}
