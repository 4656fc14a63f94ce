using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RoleFerry.Benchmarks.Logs;

/// <summary>
/// A megabyte of log events as a subscription sends them: what an API of the guide's kind writes, with a share of
/// errors.
/// </summary>
internal static class SampleBatch
{
    private const int Length = 1024 * 1024;

    private static readonly string[] Words = ["apollo", "clay", "sendgrid", "neverbounce", "redis", "postgres"];

    /// <summary>Builds one.</summary>
    /// <param name="errorShare">Of the events, from 0 to 1.</param>
    /// <param name="isCovered">Whether lines come as containers' runtimes and log routers send them.</param>
    /// <returns>The function's event, and the bytes of JSON in it.</returns>
    public static (byte[] Payload, int JsonLength) Build(double errorShare, bool isCovered = false)
    {
        using var json = new MemoryStream();
        using (
            var writer = new Utf8JsonWriter(
                json,
                new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            writer.WriteStartObject();
            writer.WriteString("messageType", "DATA_MESSAGE");
            writer.WriteString("owner", "123456789012");
            writer.WriteString("logGroup", "/ecs/roleferry-api");
            writer.WriteString("logStream", "api/1f2e3d");
            writer.WriteStartArray("subscriptionFilters");
            writer.WriteEndArray();
            writer.WriteStartArray("logEvents");
            double owed = 0;
            for (int i = 0; writer.BytesCommitted + writer.BytesPending < Length; i++)
            {
                owed += errorShare;
                bool isError = owed >= 1;
                if (isError)
                    owed--;
                writer.WriteStartObject();
                writer.WriteString(
                    "id",
                    "3789123456789012345678901234567890123456789012345" + i.ToString("D7", CultureInfo.InvariantCulture)
                );
                writer.WriteNumber("timestamp", 1_795_435_200_000 + (i * 3));
                string line = isError ? Error(i) : Idle(i);
                writer.WriteString("message", isCovered ? Covered(line, i) : line);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        using var gzip = new MemoryStream();
        using (var stream = new GZipStream(gzip, CompressionLevel.Optimal, leaveOpen: true))
            stream.Write(json.GetBuffer(), 0, (int)json.Length);
        string data = Convert.ToBase64String(gzip.GetBuffer(), 0, (int)gzip.Length);
        return (Encoding.UTF8.GetBytes($$$"""{"awslogs":{"data":"{{{data}}}"}}"""), (int)json.Length);
    }

    /// <summary>As FireLens, Docker, containerd, Compose and syslog pass a line on.</summary>
    private static string Covered(string line, int i) =>
        (i / 4 % 5) switch
        {
            0 => $$"""{"container_id":"1f2e3d","container_name":"api","source":"stderr","log":{{Quoted(line)}}}""",
            1 =>
                $$"""{"log":{{Quoted(line + "\n")}},"stream":"stderr","time":"2026-11-23T12:00:{{i % 60:D2}}.123456789Z"}""",
            2 => $"2026-11-23T12:00:{i % 60:D2}.123456789Z stderr F {line}",
            3 => $"api-1  | {line}",
            _ => $"Nov 23 12:00:{i % 60:D2} ip-10-0-0-1 api[17]: {line}",
        };

    private static string Quoted(string line) =>
        $"\"{JsonEncodedText.Encode(line, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static string Idle(int i) =>
        (i % 8) switch
        {
            0 =>
                $$"""{"event": "application_created", "user_id": {{i * 7}}, "job_id": {{i * 13}}, "application_id": {{i * 31}}, "timestamp": "2026-11-23T12:00:{{i % 60:D2}}Z", "duration_ms": {{i % 900}}}""",
            1 or 2 or 3 => $"INFO:     10.0.{i % 200}.{i % 250}:{40_000 + (i % 20_000)} - \"GET "
                + $"/api/applications/{i * 17}?page={i % 9} HTTP/1.1\" 200 OK",
            4 or 5 =>
                $$"""{"level": "INFO", "message": "User {{i * 3}} applied to job {{i * 11}}", "logger": "app.applications", "timestamp": "2026-11-23T12:00:{{i % 60:D2}}.{{i % 1000:D3}}Z", "request_id": "{{Uuid(i)}}", "user_agent": "Mozilla/5.0 (X11; Linux x86_64)"}""",
            _ => $"2026-11-23 12:00:{i % 60:D2},{i % 1000:D3} INFO app.enrichment Fetched {i % 50} contacts from "
                + $"{Words[i % Words.Length]} in {i % 700}ms for company {i * 19}",
        };

    private static string Error(int i) =>
        (i % 4) switch
        {
            0 =>
                $$"""{"level": "ERROR", "message": "Failed to send email to user{{i}}@example.com: SMTP error {{400 + (i % 60)}}", "logger": "app.mail", "timestamp": "2026-11-23T12:00:{{i % 60:D2}}Z", "trace_id": "{{Uuid(i)}}"}""",
            1 => $"2026-11-23 12:00:{i % 60:D2},{i % 1000:D3} ERROR app.enrichment Provider "
                + $"{Words[i / 4 % Words.Length]} answered {500 + (i % 4)} after {i % 3000}ms for company {i * 19}",
            2 =>
                $$"""{"level": "ERROR", "message": "Unhandled error in request {{Uuid(i)}}", "logger": "app.api", "exc_info": "Traceback (most recent call last):\n  File \"/usr/local/lib/python3.12/site-packages/starlette/routing.py\", line 73, in app\n    response = await f(request)\n  File \"/app/api/applications.py\", line {{100 + (i % 7)}}, in create\n    await store.insert(application)\n  File \"/app/store/applications.py\", line 41, in insert\n    raise StoreError(key)\nstore.errors.StoreError: duplicate key {{i}}"}""",
            _ => $"2026-11-23 12:00:{i % 60:D2},{i % 1000:D3} ERROR app.db Could not get a connection within "
                + $"{i % 30} s: 10.0.3.{i % 250}:5432",
        };

    private static string Uuid(int i) => new Guid(i, (short)i, (short)(i * 3), 1, 2, 3, 4, 5, 6, 7, 8).ToString();
}
