using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RoleFerry.Core.Signals;

/// <summary>
/// One transition of one alarm: the one shape that everything which can raise or end an incident is read into. Texts
/// are as they came (not escaped), without control characters but newline, at most <see cref="MaxTextLength"/> long.
/// </summary>
public sealed record Signal
{
    /// <summary>
    /// Characters that are kept of any text of a signal. Enough for CloudWatch's own limits (1,024 to 1,600).
    /// </summary>
    public const int MaxTextLength = 4_096;

    /// <summary>The longest that <see cref="EndsAfter"/> may be.</summary>
    public static readonly TimeSpan LongestEnd = TimeSpan.FromDays(14);

    /// <summary>Which alarm.</summary>
    public required SignalKey Key { get; init; }

    /// <summary>Its state from <see cref="At"/> on.</summary>
    public required SignalState State { get; init; }

    /// <summary>Its state before, where the event says.</summary>
    public SignalState? PreviousState { get; init; }

    /// <summary>When the state changed, UTC, by the source's clock. Orders the transitions of one alarm.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What the source's clock said where that had not come yet when the signal did; else null.</summary>
    public DateTimeOffset? SaidAt { get; init; }

    /// <summary>The alarm's name, as people know it.</summary>
    public required string Name { get; init; }

    /// <summary>The alarm's description, where the event carries one.</summary>
    public string Description { get; init; } = "";

    /// <summary>Why the state changed, in the source's words.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The account that the alarm lives in; empty where unknown.</summary>
    public string Account { get; init; } = "";

    /// <summary>The region's code, for example <c>eu-west-1</c>; empty where unknown.</summary>
    public string Region { get; init; } = "";

    /// <summary>What was measured; null for composite alarms.</summary>
    public Measurement? Measurement { get; init; }

    /// <summary>The alarm's tags, where the event carries them.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>
    /// CloudWatch's word for why a composite alarm's actions are held back (<c>Alarm</c>, <c>WaitPeriod</c>,
    /// <c>ExtensionPeriod</c>); null where they are not.
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
    /// </summary>
    public string? SuppressedBy { get; init; }

    /// <summary>
    /// How long after this the alarm is over, where nothing more is heard of it: its source never says that it ends.
    /// Null where it does.
    /// </summary>
    public TimeSpan? EndsAfter { get; init; }

    /// <summary>How it ends, where this is its end.</summary>
    public SignalEnd End { get; init; }

    /// <summary>How it ends, as a sentence goes on after its name.</summary>
    public string EndText =>
        End switch
        {
            SignalEnd.Deleted => "was deleted",
            SignalEnd.Elapsed => "is over, as nothing more was heard of it",
            _ => "is OK",
        };

    /// <summary>What was odd and mended.</summary>
    public ImmutableArray<SignalOddity> Oddities { get; init; } = [];

    /// <summary>
    /// Names this very transition: the same for every copy of it, whichever way and however often it came, and
    /// different once CloudWatch stops (or begins) to hold a composite alarm's actions back. 32 hexadecimal digits.
    /// </summary>
    public string DedupId
    {
        get
        {
            // The separator cannot stand in any of the parts: control characters are left out when they are read.
            var parts = string.Join(
                '\u001f',
                Key.Source,
                Key.Id,
                Key.Contributor,
                SignalStateName.Of(State),
                (SaidAt ?? At).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
                SuppressedBy
            );
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)).AsSpan(0, 16));
        }
    }
}
