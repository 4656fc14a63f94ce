using RoleFerry.Core.Logs.Formats;

namespace RoleFerry.Core.Logs.Cuts;

/// <summary>
/// Lines at an edge of a batch, which wait for those in the batch before or behind that belong to the same error.
/// </summary>
/// <param name="Text">The lines without their covers, redacted.</param>
/// <param name="First">When the first was logged.</param>
/// <param name="Last">When the last was logged.</param>
/// <param name="Writer">What wrote them, of those who write to one stream.</param>
/// <param name="Service">The service that their covers name; empty where they name none.</param>
/// <param name="Priority">How bad syslog says they are; null where it says nothing.</param>
/// <param name="IsPriorityOwn">Whether the program itself wrote how bad they are.</param>
/// <param name="HasStart">Whether they begin with an error's first line.</param>
/// <param name="HasEnd">Whether something else of their writer follows them.</param>
/// <param name="WaitsUntil">When they are counted as they are.</param>
public readonly record struct CutEntry(
    string Text,
    DateTimeOffset First,
    DateTimeOffset Last,
    ulong Writer,
    string Service,
    Level? Priority,
    bool IsPriorityOwn,
    bool HasStart,
    bool HasEnd,
    DateTimeOffset WaitsUntil
)
{
    /// <summary>Bytes of UTF-8 that wait at most; a longer error does not wait for its rest.</summary>
    public const int MaxLength = 32 * 1024;
}
