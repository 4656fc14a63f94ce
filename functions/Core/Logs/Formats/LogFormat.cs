using System.Collections.Immutable;
using RoleFerry.Core.Logs.Triggers;

namespace RoleFerry.Core.Logs.Formats;

/// <summary>
/// One way in which programs write log lines, wholly in the file of its class: its name, how a line of it is read,
/// which lines belong together, and the words that say which lines are worth reading. <see cref="LogFormats"/> lists
/// all.
/// </summary>
/// <param name="name">Its name; logs.yaml writes it in small letters.</param>
/// <param name="triggers">
/// Of these, every line of the format that is an error must contain one: without, it is passed over before it is read.
/// </param>
public abstract class LogFormat(string name, ImmutableArray<Trigger> triggers)
{
    /// <summary>Its name; logs.yaml writes it in small letters.</summary>
    public string Name { get; } = name;

    /// <summary>Of these, every line of the format that is an error contains one.</summary>
    public ImmutableArray<Trigger> Triggers { get; } = triggers;

    /// <summary>Whether each event is an entry of its own, which no later event adds to.</summary>
    internal virtual bool IsOneEventAnEntry => false;

    /// <summary>
    /// Whether lines name the process that they are of, so that what belongs to one is known although others' lines
    /// stand between.
    /// </summary>
    internal virtual bool HasProcesses => false;

    /// <summary>Reads a log event if it is one of this format.</summary>
    /// <param name="text">UTF-8, without the end of its last line.</param>
    /// <param name="keep">The least level whose lines are read whole; of others, only the level is sure.</param>
    /// <param name="scratch">Room for text without its escapes; what is used is cut off its front.</param>
    /// <param name="line">Gets what was read, and this format; is of no use where the event is another's.</param>
    /// <returns>Whether it is.</returns>
    internal abstract bool TryRead(
        ReadOnlySpan<byte> text,
        Level keep,
        scoped ref Span<byte> scratch,
        ref LogLine line
    );

    /// <summary>
    /// Whether an event adds to an entry of this format, beyond what is so in every format: indented lines and stack
    /// traces.
    /// </summary>
    /// <param name="entry">The entry as far as it is known.</param>
    /// <param name="next">The event after it.</param>
    internal virtual bool IsContinuedBy(ReadOnlySpan<byte> entry, ReadOnlySpan<byte> next) => false;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
