using System.Globalization;
using System.Text.Json;

namespace RoleFerry.Demo;

/// <summary>A minute of the product's logs: what all is well looks like, and among it one error of each kind.</summary>
/// <param name="now">When it is.</param>
internal sealed class DemoLog(DateTimeOffset now)
{
    public const string TraceId = "5f0c3a8e9d1b4c67a2e4d8f1b3c5a790";

    public static string Api => "/ecs/roleferry-api";

    public static string Workers => "/ecs/roleferry-workers";

    public static string Database => "/aws/rds/instance/roleferry-prod-db/error";

    public static string Enrichment => "/aws/lambda/enrichment-trigger";

    /// <summary>Log groups, and what each of them is sent.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Lines =>
        new Dictionary<string, IReadOnlyList<string>>
        {
            [Api] = [.. Requests(160), .. Division, .. Requests(40), PoolExhausted, PoolExhausted, PoolExhausted],
            [Workers] = [.. Tasks(80), .. FailedEnrichment, BrokerRefuses, .. Tasks(20)],
            [Database] = [.. DuplicateKey, NoSlotLeft, NoSlotLeft],
            [Enrichment] = [.. Invocations(15), TimedOut],
        };

    /// <summary>A stack trace as FireLens wraps it, cut in its middle.</summary>
    public (IReadOnlyList<string> First, IReadOnlyList<string> Second) CutTrace
    {
        get
        {
            string[] lines =
            [
                $"{Moment},311 ERROR roleferry.plans could not read a plan",
                "Traceback (most recent call last):",
                "  File \"/app/roleferry/api/plans.py\", line 31, in show",
                "    plan = prices[user.plan]",
                "KeyError: 'gold'",
                $"{Moment},312 INFO roleferry.plans ready",
            ];
            string[] wrapped =
            [
                .. lines.Select(log =>
                    JsonSerializer.Serialize(
                        new
                        {
                            log,
                            container_name = "api",
                            source = "stderr",
                        }
                    )
                ),
            ];
            return (wrapped[..3], wrapped[3..]);
        }
    }

    /// <summary>Lines whose level stands where no reader looks for one.</summary>
    public static IReadOnlyList<string> UnknownLayout =>
        [
            "Orders Worker 5 ERROR no mail could be sent for order 1017",
            "Orders Worker 6 INFO mail sent for order 1018",
            "Orders Worker 5 ERROR no mail could be sent for order 1019",
        ];

    private string Moment => now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private string IsoMoment => now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Requests(int count) =>
        Enumerable
            .Range(0, count)
            .Select(i =>
                i % 2 == 0
                    ? $"INFO:     10.0.1.{i % 20}:{40_000 + i} - \"GET /api/jobs/{i} HTTP/1.1\" 200 OK"
                    : $$"""{"level":"INFO","event":"request_completed","user_id":{{i}},"""
                        + $$""" "duration_ms":{{20 + (i % 70)}}}"""
            );

    private static string[] Division =>
        [
            "ERROR:    Exception in ASGI application",
            "Traceback (most recent call last):",
            "  File \"/usr/local/lib/python3.12/site-packages/uvicorn/protocols/http/httptools_impl.py\", line "
                + "409, in run_asgi",
            "    result = await app(self.scope, self.receive, self.send)",
            "  File \"/app/roleferry/api/applications.py\", line 88, in create",
            "    score = rank(job, user)",
            "  File \"/app/roleferry/ranking.py\", line 12, in rank",
            "    return hits / total",
            "ZeroDivisionError: division by zero",
        ];

    private string PoolExhausted => $"{Moment},128 app.pool CRITICAL Database connection pool exhausted";

    private IEnumerable<string> Tasks(int count) =>
        Enumerable
            .Range(0, count)
            .Select(i =>
                i % 3 == 0
                    ? $$"""{"level":"INFO","event":"application_created","application_id":{{700 + i}},"""
                        + $$""" "timestamp":"{{IsoMoment}}"}"""
                    : $"[{Moment},{i:D3}: INFO/ForkPoolWorker-{i % 4}] Task "
                        + $"roleferry.tasks.send_email[0b9d7c1e-1111-4b8e-a1e2-7f4a5c9e{i:x4}] succeeded in "
                        + $"0.1{i}s: None"
            );

    /// <summary>A request that failed, step by step, and the error that it ended with.</summary>
    private static string[] FailedEnrichment =>
        [
            Span("a1", "", "request", "POST /api/applications", 1_450, "error"),
            Span("b1", "a1", "sql", "INSERT INTO applications", 5, "ok"),
            Span("c1", "a1", "celery", "enrich_application", 1_430, "error"),
            Span("d1", "c1", "http", "Apollo API: search_people", 800, "ok"),
            Span("d2", "c1", "http", "NeverBounce: verify_emails", 600, "error"),
            $$"""{"level":"ERROR","event":"enrichment_failed","trace_id":"{{TraceId}}","version":"1.42.0","""
                + """ "message":"NeverBounce answered 503 for jane.doe@example.com """
                + """with key sk_live_4242424242abcdef","""
                + """ "exc_info":"Traceback (most recent call last):"""
                + """\n  File \"/app/roleferry/tasks/enrich.py\", line 41, in enrich_application"""
                + """\n    verify(contacts)"""
                + """\n  File \"/app/roleferry/providers/neverbounce.py\", line 17, in verify"""
                + """\n    raise ProviderUnavailable(\"neverbounce\")"""
                + """\nroleferry.errors.ProviderUnavailable: neverbounce"}""",
        ];

    private string BrokerRefuses =>
        $"[{Moment},123: CRITICAL/MainProcess] Unrecoverable error: AccessRefused(403, \"ACCESS_REFUSED - Login "
        + $"was refused\", (0, 0), '')";

    private string[] DuplicateKey =>
        [
            $"{Moment} UTC:10.0.1.5(43212):app@roleferry:[1234]:ERROR:  duplicate key value violates unique "
                + $"constraint \"users_email_key\"",
            $"{Moment} UTC:10.0.1.5(43212):app@roleferry:[1234]:DETAIL:  Key (email)=(jane.doe@example.com) "
                + $"already exists.",
        ];

    private string NoSlotLeft =>
        $"{Moment} UTC:10.0.1.6(43214):app@roleferry:[1236]:FATAL:  remaining connection slots are reserved for "
        + $"roles with the SUPERUSER attribute";

    private static IEnumerable<string> Invocations(int count) =>
        Enumerable
            .Range(0, count)
            .Select(i =>
                $"REPORT RequestId: 8f2d6e1c-9b52-4b8e-a1e2-7f4a5c9e{i:x4}\tDuration: {30 + i}.11 ms\tBilled "
                + $"Duration: {31 + i} ms\tMemory Size: 512 MB\tMax Memory Used: 128 MB"
            );

    private string TimedOut => $"{IsoMoment} 8f2d6e1c-9b52-4b8e-a1e2-7f4a5c9e2d10 Task timed out after 30.03 seconds";

    private static string Span(string id, string parent, string kind, string name, int milliseconds, string status) =>
        $$"""{"trace_id":"{{TraceId}}","span_id":"{{id}}","parent_id":"{{parent}}","kind":"{{kind}}","""
        + $$""" "name":"{{name}}","duration_ms":{{milliseconds}},"status":"{{status}}"}""";
}
