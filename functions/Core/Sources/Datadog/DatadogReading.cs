using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Core.Sources.Datadog;

/// <summary>
/// Reads a notification of a Datadog monitor. Whom its message names (<c>@pagerduty-roleferry</c>, <c>@slack-ops</c>)
/// becomes the tag <c>notify</c>, so that the policy decides what that means; where such names end a line, the
/// description does without them.
/// </summary>
internal static partial class DatadogReading
{
    private const string Source = "datadog";

    public static ReadSignal Read(JsonElement root, DateTimeOffset receivedAt)
    {
        if (!root.IsObject)
            return ReadSignal.Fault("", root.Describe());
        if (State(root.Get("transition").AsText()) is not { } state)
            return ReadSignal.Fault(
                "transition",
                "is none of Triggered, Re-Triggered, Warn, Re-Warn, No Data, Re-No Data, Renotify, Recovered"
            );
        var mend = new Mender();
        var (monitor, scope) = (
            mend.Id(root.Get("monitor")),
            mend.Id(root.Get("scope"), SignalKey.MaxContributorLength)
        );
        if (string.IsNullOrWhiteSpace(monitor))
            return ReadSignal.Fault("monitor", Faults.NoText(root.Get("monitor")));

        var message = mend.Text(root.Get("message"));
        var tags = Tags(mend, root.Get("tags"));
        var handles = Handle()
            .Matches(message)
            .Select(m => m.Groups["name"].Value.ToLowerInvariant())
            .Where(h => !h.StartsWith("webhook", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        if (string.Join(',', handles) is { Length: > 0 } notify)
            tags = tags.SetItem("notify", notify);
        if (mend.Line(root.Get("priority")) is { Length: > 0 } priority && !tags.ContainsKey("severity"))
            tags = tags.Add("severity", priority);
        if (RunbookLine().Match(message) is { Success: true } runbook && !tags.ContainsKey("runbook"))
            tags = tags.Add("runbook", runbook.Groups[1].Value);
        return new Signal
        {
            Key = new SignalKey(Source, monitor, scope),
            State = state,
            At = Time(mend, root.Get("date"), receivedAt),
            Name =
                Prefix().Replace(mend.Line(root.Get("title")), "") is var title && !string.IsNullOrWhiteSpace(title)
                    ? title
                    : $"Datadog monitor {monitor}",
            Description = HandlesAtEnd().Replace(message, "").Trim(),
            Reason = mend.Text(root.Get("status")),
            Tags = tags,
            Oddities = mend.Oddities,
        };
    }

    private static SignalState? State(string? transition) =>
        transition switch
        {
            "Triggered" or "Re-Triggered" or "Warn" or "Re-Warn" or "Renotify" => SignalState.Alarm,
            "No Data" or "Re-No Data" => SignalState.InsufficientData,
            "Recovered" => SignalState.Ok,
            _ => null,
        };

    /// <summary><c>env:prod, service:api</c>; a tag without a value is its own.</summary>
    private static ImmutableSortedDictionary<string, string> Tags(Mender mend, JsonElement element)
    {
        var tags = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (
            var tag in mend.Text(element)
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Take(Mender.MaxPairs)
        )
        {
            var parts = tag.Split(':', 2);
            tags[parts[0]] = parts[^1];
        }

        return tags.ToImmutable();
    }

    /// <summary>Milliseconds since 1970, as a number or a text.</summary>
    private static DateTimeOffset Time(Mender mend, JsonElement date, DateTimeOffset receivedAt)
    {
        var text = date.AsNumber()?.ToString("F0", CultureInfo.InvariantCulture) ?? date.AsText();
        if (
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds < LatestMilliseconds
            && DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) is var at
            && AlarmTime.Read(at.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture), receivedAt)
                is not null
        )
            return at;
        mend.Note(SignalOddity.TimeFromArrival);
        return receivedAt.ToUniversalTime();
    }

    /// <summary>The end of the year 9999.</summary>
    private const long LatestMilliseconds = 253_402_300_799_000;

    private const string Receiver = "[A-Za-z0-9]([A-Za-z0-9._-]{0,78}[A-Za-z0-9_-])?";

    [GeneratedRegex($@"(?<![\w@])@(?<name>{Receiver})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Handle();

    /// <summary>Names of receivers, listed at the end of a line.</summary>
    [GeneratedRegex(
        $@"([ \t,]*(?<![\w@])@{Receiver})+\.?[ \t]*\r?$",
        RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex HandlesAtEnd();

    [GeneratedRegex(
        @"^\s*Runbook:\s*(https://\S{1,500})",
        RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.IgnoreCase
    )]
    private static partial Regex RunbookLine();

    /// <summary>What Datadog puts in front of a title: <c>[Triggered on {env:prod}] </c>, <c>[P1] </c>.</summary>
    [GeneratedRegex(@"\A(\[[^\]]{0,200}\]\s*)+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Prefix();
}
