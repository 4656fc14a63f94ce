using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using RoleFerry.Core.Matching;
using RoleFerry.Core.TimeWindows;

namespace RoleFerry.Core.Policies;

/// <summary>
/// The compiled form of a policy: what <c>roleferry policy compile</c> writes, what functions embed and find in the
/// table. One JSON object; everything that a route inherits is filled in, and matchers are as
/// <see cref="MatcherText"/> has them.
/// </summary>
public static class PolicyJson
{
    /// <summary>The form's number. A function refuses a form that it does not know.</summary>
    public const int Format = 1;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Names a content: <c>sha-</c> and 12 hex digits of the SHA-256 of the compact JSON without its version.
    /// </summary>
    public static string VersionOf(RoutingPolicy policy) =>
        "sha-" + Convert.ToHexStringLower(SHA256.HashData(Write(policy, version: null, Options)).AsSpan(0, 6));

    /// <summary>Writes a policy, UTF-8.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="indented">Whether it is for people to read too.</param>
    public static byte[] Write(RoutingPolicy policy, bool indented = false) =>
        Write(policy, policy.Version, Options with { Indented = indented, NewLine = "\n" });

    /// <summary>Reads what <see cref="Write(RoutingPolicy, bool)"/> wrote. Never throws for what it is given.</summary>
    public static PolicyRead Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var policy = PolicyJsonReader.Read(document.RootElement);
            var version = VersionOf(policy);
            return policy.Version == version
                ? new PolicyRead.Good(policy)
                : new PolicyRead.Bad(
                    $"It is called {policy.Version} but its content is {version}: it was changed after it was compiled."
                );
        }
        catch (JsonException e)
        {
            return new PolicyRead.Bad($"It is not JSON: {e.Message}");
        }
        catch (InvalidOperationException)
        {
            return new PolicyRead.Bad("It holds bytes that are no UTF-8.");
        }
        catch (PolicyJsonException e)
        {
            return new PolicyRead.Bad(e.Message);
        }
    }

    private static byte[] Write(RoutingPolicy policy, string? version, JsonWriterOptions options)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            if (version is not null)
                json.WriteString("version", version);
            json.WriteNumber("reopenWithinSeconds", (long)policy.ReopenWithin.TotalSeconds);
            json.WriteNumber("handOverAfterAttempts", policy.HandOverAfterAttempts);
            json.WriteString("insufficientData", PolicyWords.Of(policy.InsufficientData));
            json.WriteStartArray("channels");
            foreach (var channel in policy.Channels.Values)
                Write(json, channel);
            json.WriteEndArray();
            json.WriteStartArray("classification");
            foreach (var rule in policy.Classification)
                Write(json, rule);
            json.WriteEndArray();
            json.WritePropertyName("route");
            Write(json, policy.Root);
            // What a policy does not use leaves no trace, so that a policy of before there was such a thing keeps its
            // version.
            if (policy.Flapping is { } flapping)
            {
                json.WriteStartObject("flapping");
                json.WriteNumber("times", flapping.Times);
                json.WriteNumber("withinSeconds", (long)flapping.Within.TotalSeconds);
                json.WriteEndObject();
            }

            if (policy.PersonLimit is { } limit)
            {
                json.WriteStartObject("personLimit");
                json.WriteNumber("pages", limit.Pages);
                json.WriteNumber("perSeconds", (long)limit.Per.TotalSeconds);
                json.WriteEndObject();
            }

            if (!policy.TimeWindows.IsEmpty)
                Write(json, "timeWindows", policy.TimeWindows.Values, Write);
            if (!policy.Inhibit.IsEmpty)
                Write(json, "inhibit", policy.Inhibit, Write);
            if (!policy.Maintenance.IsEmpty)
                Write(json, "maintenance", policy.Maintenance, Write);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Channel channel)
    {
        json.WriteStartObject();
        json.WriteString("name", channel.Name);
        json.WriteString("kind", PolicyWords.Of(channel.Kind));
        json.WriteString("target", channel.Target);
        if (channel.DigestAbove != Channel.DefaultDigestAbove)
            json.WriteNumber("digestAbove", channel.DigestAbove);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ClassificationRule rule)
    {
        json.WriteStartObject();
        Write(json, "match", rule.Matchers.Select(m => m.ToString()));
        if (rule.Severity is { } severity)
            json.WriteString("severity", severity.ToString());
        if (rule.Service is { } service)
            json.WriteString("service", service);
        if (rule.Runbook is { } runbook)
            json.WriteString("runbook", runbook);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Route route)
    {
        json.WriteStartObject();
        json.WriteString("name", route.Name);
        Write(json, "match", route.Matchers.Select(m => m.ToString()));
        Write(json, "channels", route.Channels);
        Write(json, "fallback", route.Fallback);
        Write(json, "groupBy", route.GroupBy);
        json.WriteNumber("repeatEverySeconds", (long)route.RepeatEvery.TotalSeconds);
        if (route.GroupInterval != Route.DefaultGroupInterval)
            json.WriteNumber("groupIntervalSeconds", (long)route.GroupInterval.TotalSeconds);
        json.WriteBoolean("continue", route.Continue);
        if (!route.MuteDuring.IsEmpty)
            Write(json, "muteDuring", route.MuteDuring);
        if (!route.ActiveDuring.IsEmpty)
            Write(json, "activeDuring", route.ActiveDuring);
        json.WriteStartArray("routes");
        foreach (var child in route.Routes)
            Write(json, child);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TimeWindow window)
    {
        json.WriteStartObject();
        json.WriteString("name", window.Name);
        json.WriteString("zone", window.Zone);
        Write(json, "during", window.Intervals, Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TimeInterval interval)
    {
        json.WriteStartObject();
        Write(json, "times", interval.Times.Select(IntervalText.WriteTimes));
        Write(json, "weekdays", interval.Weekdays.Select(IntervalText.WriteWeekdays));
        Write(json, "daysOfMonth", interval.DaysOfMonth.Select(IntervalText.WriteNumbers));
        Write(json, "months", interval.Months.Select(IntervalText.WriteMonths));
        Write(json, "years", interval.Years.Select(IntervalText.WriteNumbers));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, InhibitRule rule)
    {
        json.WriteStartObject();
        json.WriteString("name", rule.Name);
        Write(json, "source", rule.Source.Select(m => m.ToString()));
        Write(json, "target", rule.Target.Select(m => m.ToString()));
        Write(json, "equal", rule.Equal);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Maintenance maintenance)
    {
        json.WriteStartObject();
        json.WriteString("name", maintenance.Name);
        json.WriteString("service", maintenance.Service);
        if (maintenance.From is { } from)
            json.WriteString("from", from.UtcDateTime);
        if (maintenance.Until is { } until)
            json.WriteString("until", until.UtcDateTime);
        if (maintenance.During is { } during)
            json.WriteString("during", during);
        json.WriteBoolean("coversP0", maintenance.CoversP0);
        json.WriteEndObject();
    }

    private static void Write<T>(
        Utf8JsonWriter json,
        string name,
        IEnumerable<T> items,
        Action<Utf8JsonWriter, T> write
    )
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(json, item);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
