using System.Collections.Immutable;
using System.Globalization;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Logs.Groups;

/// <summary>What error groups say to the rest of the house.</summary>
public static class GroupSignal
{
    /// <summary>The source of the signals' keys.</summary>
    public const string Source = SignalSource.Logs;

    private const int MaxNameLength = 120;

    /// <summary>The page for whoever gets a signal of unread errors.</summary>
    public const string UnreadRunbook = "unread-errors";

    /// <summary>What a signal's tag <c>kind</c> says of unread errors, whatever raised it.</summary>
    private const string UnreadKind = "Unread";

    /// <summary>A group's name among alarms: the same for all its signals.</summary>
    public static string NameOf(GroupTally tally)
    {
        string name = tally.Unread is { } unread
            ? $"Unread errors in {unread.LogGroup}: {unread.Layout}"
            : $"{tally.Service}: {tally.Template.ReplaceLineEndings(" ")}";
        return name.Length <= MaxNameLength ? name : name[..(MaxNameLength - 3)] + "...";
    }

    /// <summary>
    /// How bad it is: what the rule that knows it says, else by its level. Of unread errors nobody knows, so that
    /// whoever reads it in the morning is soon enough.
    /// </summary>
    public static Severity SeverityOf(GroupTally tally) =>
        tally.Unread is not null
            ? Severity.P3
            : tally.Pattern?.Severity ?? (tally.Level == Level.Critical ? Severity.P1 : Severity.P2);

    /// <summary>The signal of a group's alarm.</summary>
    /// <param name="tally">What its batch says of it.</param>
    /// <param name="trigger">Why it is an alarm.</param>
    /// <param name="firstSeen">When the group was first seen.</param>
    /// <param name="now">The clock, UTC.</param>
    public static Signal Alarm(GroupTally tally, GroupTrigger trigger, DateTimeOffset firstSeen, DateTimeOffset now)
    {
        var tags = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        tags["severity"] = SeverityOf(tally).ToString();
        tags["service"] = tally.Service;
        tags["kind"] = tally.Unread is null ? trigger.ToString() : UnreadKind;
        tags["fingerprint"] = tally.Fingerprint.ToString();
        if ((tally.Unread is null ? tally.Pattern?.Runbook : UnreadRunbook) is { } runbook)
            tags["runbook"] = runbook;
        if (tally.TraceId.Length > 0)
            tags["trace"] = tally.TraceId;
        tags[ErrorTags.FirstSeen] = firstSeen.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        if (tally.Story.Exception is { Length: > 0 } exception)
            tags[ErrorTags.Exception] = exception;
        if (tally.Story.Frame is { Length: > 0 } frame)
            tags[ErrorTags.Frame] = frame;
        if (tally.Versions.Count > 0)
            tags[ErrorTags.Version] = string.Join(", ", tally.Versions);
        return new Signal
        {
            Key = KeyOf(tally.Fingerprint),
            State = SignalState.Alarm,
            At = now,
            Name = NameOf(tally),
            Description = tally.Story.Message is { Length: > 0 } message ? message : tally.Sample,
            Reason = tally.Unread is { } unread ? Why(unread, tally.Count, trigger) : Why(tally, trigger),
            Tags = tags.ToImmutable(),
        };
    }

    /// <summary>The signal of the end of a group's alarm.</summary>
    /// <param name="fingerprint">The group.</param>
    /// <param name="name">As <see cref="NameOf"/> made it for the alarm.</param>
    /// <param name="severity">As it was for the alarm.</param>
    /// <param name="service">As it was for the alarm.</param>
    /// <param name="group">The group, its alarm still open.</param>
    /// <param name="now">The clock, UTC.</param>
    public static Signal Ok(
        ErrorFingerprint fingerprint,
        string name,
        string severity,
        string service,
        ErrorGroup group,
        DateTimeOffset now
    ) =>
        new()
        {
            Key = KeyOf(fingerprint),
            State = SignalState.Ok,
            PreviousState = SignalState.Alarm,
            At = now > group.AlarmSince ? now : group.AlarmSince.GetValueOrDefault().AddMilliseconds(1),
            Name = name,
            Reason = $"Not seen since {Words.Time(group.LastSeen)}.",
            Tags = ImmutableSortedDictionary<string, string>.Empty.Add("severity", severity).Add("service", service),
        };

    /// <summary>A group's name among alarms' keys.</summary>
    public static SignalKey KeyOf(ErrorFingerprint fingerprint) => new(Source, fingerprint.ToString());

    /// <summary>Which group an alarm is of.</summary>
    /// <returns>False for an alarm that no error group has raised.</returns>
    public static bool TryReadKey(SignalKey alarm, out ErrorFingerprint fingerprint)
    {
        fingerprint = default;
        return alarm.Source == Source && ErrorFingerprint.TryParse(alarm.Id, out fingerprint);
    }

    internal static GroupTally FloodTally(string service, IReadOnlyCollection<GroupChange> many, LogBatch batch)
    {
        string newest = batch.Newest is { } time ? Words.Time(time) : "now";
        var flood = new GroupTally
        {
            Fingerprint = BatchDecider.FloodOf(service),
            Template = "Flood of different errors",
            Sample =
                $"{many.Count} groups in one batch, until {newest}:\n"
                + string.Join('\n', many.Take(10).Select(c => "- " + Short(c.Tally.Template))),
        };
        // Counted in one hour, though a batch may reach over a boundary: that is the room it has in its transaction.
        var last = many.Max(c => c.Tally.Last);
        foreach (var change in many)
            flood.Add(last, change.Tally.Level, service);
        flood.First = many.Min(c => c.Tally.Last);
        return flood;
    }

    private static string Why(GroupTally tally, GroupTrigger trigger)
    {
        string count = tally.Count.ToString(CultureInfo.InvariantCulture);
        return trigger switch
        {
            GroupTrigger.New => $"A new error in {tally.Service}, {count} in its first batch.",
            GroupTrigger.Regressed =>
                $"An error of {tally.Service} that was marked as resolved is back, {count} in one batch.",
            GroupTrigger.Spiking =>
                $"Far more of this error in {tally.Service} than in the hours before, {count} more in one batch.",
            GroupTrigger.Named => $"{tally.Pattern?.Name}: seen {count} times in one batch of {tally.Service}.",
            _ => $"{count} different errors of {tally.Service} at once; each has its own group.",
        };
    }

    private static string Why(UnreadGroup unread, long count, GroupTrigger trigger)
    {
        string lines = string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "line" : "lines")}");
        string which =
            unread.AreOthers ? $"{lines} of {unread.LogGroup} in more new layouts than are told apart"
            : trigger == GroupTrigger.Regressed
                ? $"{lines} of {unread.LogGroup} in a layout that was marked as resolved"
            : $"{lines} of {unread.LogGroup}, in one batch";
        return $"{which}: they look like errors, and no format or pattern reads them, so they raise nothing else. Give "
            + "this log group a `pattern:` in monitoring/logs.yaml, which is one line; `roleferry logs learn --group "
            + $"{unread.LogGroup} --since 1h` proposes it. `roleferry logs unread` lists all: only the first new "
            + "layouts of an hour raise a signal.";
    }

    private static string Short(string text) => text.Length <= 100 ? text : text[..100];
}
