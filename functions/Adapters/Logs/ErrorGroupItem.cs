using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Logs.Groups;
using RoleFerry.Core.Logs.Rules;

namespace RoleFerry.Adapters.Logs;

/// <summary>
/// An error group as the item <c>ERR#fingerprint / STATE</c>: read, and written as an update that adds.
/// </summary>
internal static class ErrorGroupItem
{
    /// <summary>How long a group that is not seen any more is remembered.</summary>
    public static readonly TimeSpan RememberedFor = TimeSpan.FromDays(90);

    public static ErrorGroup Read(Dictionary<string, AttributeValue> item) =>
        new(
            item.Enum<GroupStatus>("status"),
            item.Moment("firstSeen"),
            item.Moment("lastSeen"),
            item.MomentOrNull("alarmSince"),
            item.MomentOrNull("resolvedAt")
        );

    /// <summary>With what people look at.</summary>
    public static StoredGroup ReadStored(Dictionary<string, AttributeValue> item) =>
        new()
        {
            Fingerprint = item.Text("fingerprint"),
            Group = Read(item),
            Layout = item.Text("layout"),
            Template = item.Text("template"),
            Sample = item.Text("sample"),
            Total = item.Long("total"),
            Level = item.Text("level"),
            Service = item.Text("service"),
            Services = item.GetValueOrDefault("services")?.SS ?? [],
            Versions = item.GetValueOrDefault("versions")?.SS ?? [],
            TraceId = item.Text("trace"),
            LogGroup = item.Text("logGroup"),
            LogStream = item.Text("logStream"),
            Severity = item.Text("severity"),
        };

    /// <summary>
    /// Adds a batch's errors. Others may add at the same time; what must not have changed is what was decided on:
    /// whether the group exists, its status and its alarm.
    /// </summary>
    public static Update Write(GroupChange change, SignalRule rule, string logGroup, string logStream)
    {
        var tally = change.Tally;
        var update = new UpdateText()
            .Set("type", Item.Text("error"))
            .Set("fingerprint", Item.Text(tally.Fingerprint.ToString()))
            .Set("template", Item.Text(tally.Template))
            .Set("status", Item.Text(change.After.Status.ToString()))
            .Set("lastSeen", Item.Moment(change.After.LastSeen))
            .Set("openStatus", Item.Text(LogKeys.ListShard(tally.Fingerprint, isUnread: tally.Unread is not null)))
            .Set("openedAt", Item.Moment(change.After.LastSeen))
            .Set("expiresAt", Item.Expiry(change.After.LastSeen + RememberedFor))
            .Add("total", Item.Number(tally.Count))
            .Add("services", new AttributeValue { SS = [.. tally.Services] });
        if (tally.Unread is { } unread)
            update.Set("layout", Item.Text(unread.Layout));
        if (tally.Versions.Count > 0)
            update.Add("versions", new AttributeValue { SS = [.. tally.Versions] });
        if (change.Before?.FirstSeen != change.After.FirstSeen)
            update.Set("firstSeen", Item.Moment(change.After.FirstSeen));
        if (change.Before is null || change.Signal is not null)
        {
            update
                .Set("sample", Item.Text(tally.Sample))
                .Set("level", Item.Text(tally.Level.ToString()))
                .Set("service", Item.Text(tally.Service))
                .Set("trace", Item.Text(tally.TraceId))
                .Set("logGroup", Item.Text(logGroup))
                .Set("logStream", Item.Text(logStream))
                .Set("sampleAt", Item.Moment(tally.First));
        }

        if (change.Signal is { } signal)
        {
            update
                .Set("signalName", Item.Text(signal.Name))
                .Set("severity", Item.Text(signal.Tags["severity"]))
                .Set("trigger", Item.Text(change.Trigger.ToString()));
        }

        WriteAlarm(
            update,
            change.After,
            LogKeys.QuietShard(tally.Fingerprint),
            TimeSpan.FromMinutes(rule.QuietMinutes)
        );
        if (change.Before is { ResolvedAt: not null } && change.After.ResolvedAt is null)
            update.Remove("resolvedAt");
        return Condition(update, change.Before).Build(new Item(LogKeys.Group(tally.Fingerprint), TableKeys.State));
    }

    /// <summary>Changes the state alone.</summary>
    public static Update WriteState(
        Dictionary<string, AttributeValue> item,
        ErrorGroup before,
        ErrorGroup after,
        TimeSpan quiet,
        string quietShard
    )
    {
        var update = new UpdateText().Set("status", Item.Text(after.Status.ToString()));
        WriteAlarm(update, after, quietShard, quiet);
        if (after.ResolvedAt is { } resolved)
            update.Set("resolvedAt", Item.Moment(resolved));
        else
            update.Remove("resolvedAt");
        return Condition(update, before)
            .Require("lastSeen", item["lastSeen"])
            .Build(new Item(item[TableKeys.Pk].S, TableKeys.State));
    }

    private static void WriteAlarm(UpdateText update, ErrorGroup after, string quietShard, TimeSpan quiet)
    {
        if (after.AlarmSince is { } since)
            update
                .Set("alarmSince", Item.Moment(since))
                .Set("dueShard", Item.Text(quietShard))
                .Set("dueAt", Item.Moment(after.QuietAt(quiet)!.Value));
        else
            update.Remove("alarmSince").Remove("dueShard").Remove("dueAt");
    }

    private static UpdateText Condition(UpdateText update, ErrorGroup? before) =>
        before is null
            ? update.RequireNone(TableKeys.Pk)
            : update
                .Require("status", Item.Text(before.Status.ToString()))
                .Require("alarmSince", before.AlarmSince is { } since ? Item.Moment(since) : null);
}
