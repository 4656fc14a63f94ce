using RoleFerry.Adapters.Logs;
using RoleFerry.Core.Logs.Groups;
using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Core.Signals;
using RoleFerry.Tests.Logs;

namespace RoleFerry.Adapters.Tests.Logs;

/// <summary>What monitoring/logs.yaml names, as programs and systems write it, at whatever level.</summary>
public class DefaultPatternTests
{
    private readonly LogBatchParser _parser = new(EmbeddedLogRules.Value, []);

    [Theory]
    [InlineData("WARNING:app.db:Database connection pool exhausted", Severity.P0)]
    [InlineData("INFO:app.db:connection pool exhausted", Severity.P0)]
    [InlineData("WARNING:sqlalchemy:QueuePool limit of size 5 overflow 10 reached, connection timed out", Severity.P0)]
    [InlineData(
        "2025-10-13 14:30:00.123 [main] WARN  c.z.h.p.HikariPool - HikariPool-1 - Connection is not available, request timed out after 30000ms.",
        Severity.P0
    )]
    [InlineData("{\"level\":\"warning\",\"message\":\"FATAL: sorry, too many clients already\"}", Severity.P0)]
    [InlineData("{\"level\":\"warn\",\"msg\":\"FATAL: remaining connection slots are reserved\"}", Severity.P0)]
    [InlineData("{\"level\":40,\"msg\":\"Error: timeout exceeded when trying to connect\"}", Severity.P0)]
    [InlineData("WARNING:redis:ERR max number of clients reached", Severity.P1)]
    [InlineData("ERROR:app:java.lang.OutOfMemoryError: Java heap space", Severity.P1)]
    [InlineData("WARNING:app:MemoryError", Severity.P1)]
    [InlineData("WARNING:app:worker ended: signal: killed", Severity.P1)]
    [InlineData("Out of memory: Killed process 4242 (node) total-vm:1024kB", Severity.P1)]
    [InlineData("FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory", Severity.P1)]
    [InlineData("{\"level\":\"info\",\"message\":\"task stopped\",\"reason\":\"OOMKilled\"}", Severity.P1)]
    public void What_is_named_has_its_severity_at_any_level(string line, Severity severity)
    {
        var group = Assert.Single(_parser.Parse(Sent.Batch([line])).Groups);

        Assert.Equal(severity, GroupSignal.SeverityOf(group));
    }

    [Theory]
    [InlineData("WARNING:app:slow query")]
    [InlineData("INFO:app:memory is at 40 %, pool has 3 connections")]
    [InlineData("INFO:app:killed time while processing")]
    [InlineData("{\"level\":\"warn\",\"message\":\"too many retries\"}")]
    public void Other_lines_below_errors_are_none(string line) =>
        Assert.Empty(_parser.Parse(Sent.Batch([line])).Groups);

    [Fact]
    public void A_named_line_inside_a_trace_is_no_error_of_its_own() =>
        Assert.Single(
            _parser
                .Parse(
                    Sent.Batch([
                        "ERROR:app:query failed",
                        "Traceback (most recent call last):",
                        "  File \"/app/a.py\", line 1, in f",
                        "    raise E('out of memory')",
                        "MemoryError: out of memory",
                    ])
                )
                .Groups
        );
}
