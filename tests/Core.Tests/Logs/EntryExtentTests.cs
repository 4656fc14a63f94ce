using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Tests.Logs;

namespace RoleFerry.Core.Tests.Logs;

/// <summary>Where an entry begins and ends, with an event a line and with all lines in one event.</summary>
public class EntryExtentTests
{
    private readonly LogBatchParser _parser = new(Sent.Rules, []);

    public static TheoryData<string> Entries =>
        [
            """
                2025-10-13 14:30:00,123 ERROR acme.db insert failed
                Traceback (most recent call last):
                  File "/srv/app/acme/users.py", line 40, in add
                    session.commit()
                sqlalchemy.exc.IntegrityError: (psycopg2.errors.UniqueViolation) duplicate key value
                DETAIL:  Key (email)=(a@example.com) already exists.

                [SQL: INSERT INTO users (id) VALUES (1)]
                [parameters: {'id': 1}]
                (Background on this error at: https://sqlalche.me/e/20/gkpj)

                The above exception was the direct cause of the following exception:

                Traceback (most recent call last):
                  File "/srv/app/acme/users.py", line 44, in add
                    raise Taken(user) from e
                acme.errors.Taken: a@example.com
                """,
            """
                2025-10-13 14:30:00.123 | ERROR    | acme.orders:place:31 - could not place order 1
                Traceback (most recent call last):

                  File "/srv/app/acme/api.py", line 12, in create
                    place(order)
                    └ <function place at 0x7f1>

                > File "/srv/app/acme/orders.py", line 31, in place
                    total = price(item)

                KeyError: '1'
                """,
            """
                  + Exception Group Traceback (most recent call last):
                  |   File "/srv/app/acme/sync.py", line 5, in main
                  | ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)
                  +-+---------------- 1 ----------------
                    | Traceback (most recent call last):
                    |   File "/srv/app/acme/sync.py", line 25, in pull
                    | ValueError: bad row 1
                    +------------------------------------
                """,
            """
                2025/10/13 14:30:00 http: panic serving 10.0.3.17:48222: boom
                goroutine 87 [running]:
                net/http.(*conn).serve.func1()
                	/usr/local/go/src/net/http/server.go:1898 +0xbe
                main.handle(...)
                	/src/main.go:10 +0x85
                """,
            """
                thread 'main' panicked at src/price.rs:10:9:
                order 1 has no price
                note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
                stack backtrace:
                   0: rust_begin_unwind
                """,
            """
                PHP Fatal error:  Uncaught RuntimeException: order 1 failed in /app/src/Order.php:1
                Stack trace:
                #0 /app/src/Kernel.php(1): Acme\Order->place()
                #1 {main}
                  thrown in /app/src/Order.php on line 1
                """,
            """
                14:30:00.123 [error] GenServer Acme.Worker terminating
                ** (RuntimeError) order 1 failed
                    (acme 0.1.0) lib/worker.ex:12: Acme.Worker.handle_call/3
                Last message (from #PID<0.1.0>): :boom
                State: %{}
                """,
            """
                app/models/order.rb:12:in 'place': order 1 has no price (RuntimeError)
                	from app/controllers/orders.rb:3:in 'create'
                """,
            """
                [UnhandledPromiseRejection: The promise rejected with the reason "timeout 1".] {
                  code: 'ERR_UNHANDLED_REJECTION'
                }

                Node.js v20.11.1
                """,
        ];

    [Theory]
    [MemberData(nameof(Entries))]
    public void An_entry_is_one_error_whole_or_an_event_a_line(string entry)
    {
        var whole = Assert.Single(Groups(entry));
        var lines = Assert.Single(Groups([.. entry.Split('\n'), "INFO:app:all is well"]));

        Assert.Equal((whole.Fingerprint, 1, 1), (lines.Fingerprint, whole.Count, lines.Count));
        Assert.DoesNotContain("all is well", lines.Sample, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-10-13 14:30:00,124 INFO acme.api all is well")]
    [InlineData("INFO:     10.0.1.5:43212 - \"GET /health HTTP/1.1\" 200 OK")]
    [InlineData("NOTE: no error")]
    public void A_line_that_comes_into_a_traceback_is_not_its_error(string between)
    {
        var group = Assert.Single(
            Groups(
                "ERROR:app:it broke",
                "Traceback (most recent call last):",
                "  File \"/app/a.py\", line 1, in f",
                between,
                "KeyError: 7"
            )
        );

        Assert.StartsWith("KeyError at app/a.py:f", group.Template, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "Internal Server Error: /orders/17/\nTraceback (most recent call last):\n  File \"/app/a.py\", line 1, in f\nKeyError: 7"
    )]
    [InlineData(
        "node:internal/process/promises:288\n    triggerUncaughtException(err);\n    ^\n\nError: x\n    at f (/app/a.js:1:2)"
    )]
    [InlineData("something went wrong\nOutOfPaperError\n\tat com.acme.A.b(A.java:1)")]
    public void What_stands_above_a_trace_in_one_event_is_an_error(string text) => Assert.Single(Groups(text));

    [Theory]
    [InlineData(
        "2025-10-13 14:30:00.123 [main] WARN c.a.Pool - retrying",
        "java.net.SocketException: reset",
        "\tat com.acme.A.b(A.java:1)"
    )]
    [InlineData("[14:30:00 WRN] retrying", "System.TimeoutException: x", "   at Acme.P.Main() in /src/P.cs:line 1")]
    [InlineData(
        "14:30:00.123 [main] WARN  c.a.Pool -- error 7",
        "com.acme.PoolException: error 7",
        "Caused by: java.io.IOException: error"
    )]
    [InlineData(
        "2025-10-13 14:30:00,123 WARNING app.pool retrying",
        "Traceback (most recent call last):",
        "  File \"/app/a.py\", line 1, in f",
        "KeyError: 7",
        "",
        "During handling of the above exception, another exception occurred:",
        "",
        "Traceback (most recent call last):",
        "  File \"/app/b.py\", line 2, in g",
        "acme.PoolError: 8"
    )]
    public void A_trace_of_a_line_that_is_no_error_is_none(params string[] events)
    {
        Assert.Empty(Groups(events));
        Assert.Empty(Groups(string.Join('\n', events)));
    }

    /// <summary>A program may die right after a line that says that all is well.</summary>
    [Theory]
    [InlineData(
        "INFO:app:started",
        "Traceback (most recent call last):",
        "  File \"/app/a.py\", line 1, in f",
        "KeyError: 7"
    )]
    [InlineData(
        "WARNING:app:slow",
        "INFO:app:started",
        "Traceback (most recent call last):",
        "  File \"/app/a.py\", line 1, in f",
        "KeyError: 7"
    )]
    [InlineData(
        "WARNING:app:slow",
        "Exception in thread Thread-1 (work):",
        "Traceback (most recent call last):",
        "  File \"/app/a.py\", line 1, in f",
        "KeyError: 7"
    )]
    [InlineData("INFO started", "Exception in thread \"main\" java.io.IOException: x", "\tat com.acme.A.b(A.java:1)")]
    [InlineData("INFO started", "panic: x", "", "goroutine 1 [running]:", "main.main()", "\t/src/main.go:10")]
    [InlineData("14:30:00.123 [main] INFO  c.a.Pool - up", "java.io.IOException: x", "\tat com.acme.A.b(A.java:1)")]
    [InlineData("some text", "java.io.IOException: x", "\tat com.acme.A.b(A.java:1)")]
    public void A_trace_that_nothing_owns_is_an_error(params string[] events) => Assert.Single(Groups(events));

    [Fact]
    public void Details_of_a_session_find_their_error_between_other_sessions_lines()
    {
        const string Prefix = "2025-10-13 14:30:00 UTC:10.0.1.5(4):app@db:";

        var group = Assert.Single(
            Groups(Prefix + "[12]:ERROR:  it broke", Prefix + "[13]:LOG:  all is well", Prefix + "[12]:DETAIL:  Key 7")
        );

        Assert.Contains("Key 7", group.Sample, StringComparison.Ordinal);
        Assert.DoesNotContain("all is well", group.Sample, StringComparison.Ordinal);
    }

    private IReadOnlyList<GroupTally> Groups(params string[] events) => _parser.Parse(Sent.Batch(events)).Groups;
}
