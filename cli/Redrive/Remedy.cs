using System.Collections.Immutable;

namespace RoleFerry.Cli.Redrive;

/// <summary>How a failure is sent back on its way.</summary>
internal abstract record Remedy
{
    private Remedy() { }

    /// <summary>Each text goes to the alarm topic, from where AlarmRouter gets it.</summary>
    public sealed record Publish(ImmutableArray<string> Messages) : Remedy;

    /// <summary>
    /// The same, but nobody could read it: sending it again helps once the cause is mended, and only who asks has it
    /// sent.
    /// </summary>
    /// <param name="Messages">The texts.</param>
    /// <param name="IsReadNow">Whether this clone's rules make it out.</param>
    public sealed record PublishUnreadable(ImmutableArray<string> Messages, bool IsReadNow) : Remedy;

    /// <summary>The message waits in the table; it becomes due again.</summary>
    public sealed record MakeDue(string IncidentId, string MessageId) : Remedy;

    /// <summary>It cannot be sent back, or need not be.</summary>
    /// <param name="Why">In a sentence or two.</param>
    public sealed record Nothing(string Why) : Remedy;

    /// <summary>What redriving does, for people.</summary>
    public string Text =>
        this switch
        {
            Publish => "Goes back to the alarm topic.",
            PublishUnreadable { IsReadNow: true } =>
                "This version can read it. Once it is deployed, `--unreadable-too` sends it to the alarm topic again.",
            PublishUnreadable =>
                "This version cannot read it either. `--unreadable-too` sends it to the alarm topic anyway.",
            MakeDue => "Becomes due again; the next minute's tick sends it.",
            Nothing nothing => nothing.Why,
            _ => throw new InvalidOperationException($"No such remedy: {this}"),
        };
}
