using System.Globalization;
using RoleFerry.Local.Metrics;

namespace RoleFerry.Functions.Tests.Pages;

/// <summary>
/// What a product that is mostly well leaves behind in a week, and what goes wrong with it half an hour ago.
/// </summary>
internal static class ProductWeek
{
    private const int Days = 6;
    private const int Hours = 24;

    private static readonly string[] Mailboxes = ["mailbox-1", "mailbox-2", "mailbox-3", "mailbox-4", "mailbox-5"];
    private static readonly (string Name, double Latency)[] Providers =
    [
        ("apollo", 420),
        ("clay", 780),
        ("neverbounce", 190),
        ("sendgrid", 130),
    ];

    /// <summary>The lines of the product's parts, from six days ago until now.</summary>
    public static IEnumerable<string> Lines(DateTimeOffset now)
    {
        var chance = new Random(7);
        for (var at = now.AddDays(-Days); at < now; at = at.AddHours(1))
        {
            var busy = Busy(at);
            for (var n = 0; n < 1 + (3 * busy * chance.NextDouble()); n++)
                yield return Line("signup", at.AddMinutes(n), "");
            for (var n = 0; n < 20 * busy; n++)
                yield return Line(
                    "page_viewed",
                    at.AddMinutes(n),
                    $"\"page\":\"jobs_list\",\"user_id\":{chance.Next(640)}"
                );
            for (var n = 0; n < 30 * busy; n++)
                yield return Line("request_completed", at.AddMinutes(n % 60), "\"status\":\"200\"");
            for (var n = 0; n < 14 * busy; n++)
            {
                var (mailbox, minute) = (
                    $"\"mailbox\":\"{Mailboxes[chance.Next(5) * chance.Next(5) / 4]}\"",
                    at.AddMinutes(4 * n)
                );
                yield return Line("email_sent", minute, mailbox);
                yield return Line(
                    chance.NextDouble() < 0.984 ? "email_delivered" : "email_bounced",
                    minute.AddSeconds(20),
                    mailbox
                );
                if (chance.NextDouble() < 0.16)
                    yield return Line("email_replied", minute.AddSeconds(50), mailbox);
            }

            for (var n = 0; n < 10; n++)
            {
                var contacts = (int)(11 * chance.NextDouble() * chance.NextDouble() * chance.NextDouble() * 2);
                yield return Line(
                    "enrichment_completed",
                    at.AddMinutes(6 * n),
                    $"\"status\":\"{(chance.NextDouble() < 0.91 ? "ok" : "failed")}\",\"duration_ms\":{14_000 + chance.Next(14_000)},\"contacts\":{contacts}"
                );
                yield return Line(
                    "email_verified",
                    at.AddMinutes(6 * n),
                    $"\"result\":\"{(chance.NextDouble() < 0.94 ? "valid" : "invalid")}\""
                );
            }

            for (var n = 0; n < Mailboxes.Length; n++)
                yield return Line(
                    "mailbox_checked",
                    at,
                    $"\"mailbox\":\"{Mailboxes[n]}\",\"status\":\"{(n switch { 3 => "warmup", 4 => "paused", _ => "active" })}\",\"score\":{94 - (4 * n)}"
                );
        }
    }

    /// <summary>What the API logs while its database has no connection left.</summary>
    public static IEnumerable<string> Errors(DateTimeOffset now)
    {
        yield return """{"trace_id":"7d31c2f09a","span_id":"a","kind":"request","name":"POST /api/applications","duration_ms":5240,"status":"error"}""";
        yield return """{"trace_id":"7d31c2f09a","span_id":"b","parent_id":"a","kind":"redis","name":"GET session","duration_ms":2}""";
        yield return """{"trace_id":"7d31c2f09a","span_id":"c","parent_id":"a","kind":"sql","name":"wait for a connection","duration_ms":5001,"status":"error"}""";
        yield return """{"trace_id":"7d31c2f09a","span_id":"d","parent_id":"a","kind":"http","name":"Apollo API: search_people","duration_ms":214}""";
        for (var n = 0; n < 7; n++)
            yield return $$"""{"level":"CRITICAL","service":"api","message":"Database connection pool exhausted","trace_id":"7d31c2f09a","version":"1.42.0"}""";
        for (var n = 0; n < 4; n++)
            yield return $$"""{"level":"ERROR","service":"enrichment","message":"Apollo answered 503 for job {{n}}","version":"1.42.0"}""";
        yield return """{"level":"ERROR","service":"email","message":"SMTP connection reset by mail.example.com after 3 attempts","version":"1.41.3"}""";
        yield return $$"""{"level":"ERROR","service":"copilot","message":"Answer was cut off after {{now.Second + 1}} tokens","version":"1.42.0"}""";
    }

    /// <summary>
    /// What CloudWatch would know of the infrastructure, and of the hours' events that functions count as they come.
    /// </summary>
    public static void PutMetrics(MetricStore store, DateTimeOffset now)
    {
        var chance = new Random(11);
        for (var minute = Hours * 60; minute >= 0; minute--)
        {
            var at = now.AddMinutes(-minute);
            var bad = minute is < 42 and > 12 ? 1 - (Math.Abs(minute - 27) / 15d) : 0;
            Api(store, chance, at, minute, bad);
            Infrastructure(store, chance, at, minute, bad);
            Work(store, chance, at, minute);
        }
    }

    private static void Api(MetricStore store, Random chance, DateTimeOffset at, int minute, double bad)
    {
        var requests = 5_200 + (1_600 * Math.Sin(minute / 55d)) + chance.Next(400) - (2_000 * bad);
        Put(store, "AWS/ApplicationELB", "RequestCount", at, requests, ("LoadBalancer", "app/local/1"));
        Put(
            store,
            "AWS/ApplicationELB",
            "HTTPCode_Target_5XX_Count",
            at,
            requests * (0.0006 + (0.024 * bad)),
            ("LoadBalancer", "app/local/1")
        );
        Put(
            store,
            "AWS/ApplicationELB",
            "HTTPCode_Target_4XX_Count",
            at,
            requests * (0.002 + (0.002 * chance.NextDouble())),
            ("LoadBalancer", "app/local/1")
        );
        if (bad > 0.4)
            Put(
                store,
                "AWS/ApplicationELB",
                "HTTPCode_ELB_504_Count",
                at,
                requests * 0.008 * bad,
                ("LoadBalancer", "app/local/1")
            );
        for (var n = 0; n < 8; n++)
            Put(
                store,
                "AWS/ApplicationELB",
                "TargetResponseTime",
                at,
                0.12 + (0.03 * n) + (0.12 * chance.NextDouble()) + (1.3 * bad * (n / 7d)),
                ("LoadBalancer", "app/local/1")
            );
    }

    private static void Infrastructure(MetricStore store, Random chance, DateTimeOffset at, int minute, double bad)
    {
        foreach (
            var (service, processor, memory) in (ReadOnlySpan<(string, double, double)>)
                [("api", 38, 56), ("workers", 52, 63)]
        )
        {
            Put(
                store,
                "AWS/ECS",
                "CPUUtilization",
                at,
                processor + (14 * Math.Sin((minute + processor) / 48)) + chance.Next(8) + (30 * bad),
                ("ClusterName", "local"),
                ("ServiceName", service)
            );
            Put(
                store,
                "AWS/ECS",
                "MemoryUtilization",
                at,
                memory + (minute % 180 / 12d) + (6 * bad),
                ("ClusterName", "local"),
                ("ServiceName", service)
            );
        }

        Put(
            store,
            "AWS/RDS",
            "DatabaseConnections",
            at,
            46 + (9 * Math.Sin(minute / 40d)) + chance.Next(5) + (44 * bad),
            ("DBInstanceIdentifier", "local-db")
        );
        Put(
            store,
            "AWS/ElastiCache",
            "DatabaseMemoryUsagePercentage",
            at,
            61 + chance.Next(3),
            ("CacheClusterId", "local-redis")
        );
    }

    private static void Work(MetricStore store, Random chance, DateTimeOffset at, int minute)
    {
        var busy = 1 + (0.4 * Math.Sin(minute / 70d));
        if (chance.Next(3) == 0)
            Put(store, "RoleFerry/dev", "ApplicationsCreated", at, 1, ("Service", "LogErrors"));
        for (var n = 0; n < 12 * busy; n++)
        {
            Put(store, "RoleFerry/dev", "EnrichmentStarted", at, 1, ("Service", "LogErrors"));
            if (chance.Next(12) != 0)
                Put(
                    store,
                    "RoleFerry/dev",
                    "EnrichmentDuration",
                    at,
                    9_000
                        + (18_000 * chance.NextDouble() * chance.NextDouble())
                        + (minute is < 70 and > 30 ? 16_000 : 0),
                    ("Service", "LogErrors")
                );
        }

        Put(
            store,
            "RoleFerry/dev",
            "QueueDepth",
            at,
            90 + (60 * Math.Sin(minute / 35d)) + chance.Next(20) + (minute is < 70 and > 20 ? 210 : 0),
            ("Service", "LogErrors"),
            ("queue", "enrichment")
        );
        foreach (var (provider, latency) in Providers)
        {
            for (var n = 0; n < 4; n++)
                Put(
                    store,
                    "RoleFerry/dev",
                    "ProviderLatency",
                    at,
                    latency * (0.7 + (0.9 * chance.NextDouble())),
                    ("Service", "LogErrors"),
                    ("provider", provider)
                );
            if (chance.Next(latency > 400 ? 12 : 60) == 0)
                Put(
                    store,
                    "RoleFerry/dev",
                    "ProviderFailures",
                    at,
                    1,
                    ("Service", "LogErrors"),
                    ("provider", provider)
                );
        }
    }

    /// <summary>How busy an hour is, from 0.3 at night to 1 by day.</summary>
    private static double Busy(DateTimeOffset at) => 0.65 - (0.35 * Math.Cos((at.Hour - 4) / 12d * Math.PI));

    private static void Put(
        MetricStore store,
        string space,
        string name,
        DateTimeOffset at,
        double value,
        params (string Name, string Value)[] dimensions
    ) => store.Put(MetricName.Of(space, name, dimensions), at, value);

    private static string Line(string name, DateTimeOffset at, string fields) =>
        $"{{\"event\":\"{name}\",\"timestamp\":\"{at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}\"{(fields.Length > 0 ? "," : "")}{fields}}}";
}
