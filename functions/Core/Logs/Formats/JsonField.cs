namespace RoleFerry.Core.Logs.Formats;

/// <summary>What a key of a structured log line is for.</summary>
internal enum JsonField : byte
{
    None,
    Level,

    /// <summary>Python's levelno.</summary>
    LevelNumber,
    Message,

    /// <summary>The message before its values were put in.</summary>
    Template,
    Event,

    /// <summary>An exception as a text, or as an object with a type, a message and a stack.</summary>
    Exception,
    ErrorType,
    ErrorMessage,
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

    /// <summary>The type of a Lambda platform event, or of an error in an error's object.</summary>
    Type,

    /// <summary>A Lambda platform event's content.</summary>
    Record,
    Status,
}
