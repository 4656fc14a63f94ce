using System.Text.Encodings.Web;
using System.Text.Json;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Tests.Logs;

namespace RoleFerry.Core.Tests.Logs.Wrapping;

/// <summary>Lines are read as if nothing had been put around them.</summary>
public class CoverTests
{
    private static readonly JsonSerializerOptions AsWritten = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly LogBatchParser _parser = new(Sent.Rules, []);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public void An_object_is_found_in_any_number_of_others(int depth)
    {
        string line = """{"level":"error","msg":"order 17 failed"}""";
        for (int i = 0; i < depth; i++)
            line = Wrap(i % 2 == 0 ? "log" : "message", line);

        Assert.Equal("order <*> failed", Assert.Single(Groups(line)).Template);
    }

    [Theory]
    [InlineData("""{"level":"info","msg":"ok"}""", "\n")]
    [InlineData("""{"level":"info","msg":"ok"}""", "")]
    [InlineData("""{"msg":"}{ is text","level":"info"}""", " ")]
    [InlineData("""{"level":"info","msg":"a","in":[{"b":1},{"c":2}]}""", "\n")]
    public void The_second_object_of_an_event_is_read_too(string first, string between)
    {
        var group = Assert.Single(Groups(first + between + """{"level":"error","msg":"order 17 failed"}"""));

        Assert.Equal(("order <*> failed", 1), (group.Template, group.Count));
    }

    [Fact]
    public void The_objects_of_an_array_are_lines() =>
        Assert.Equal(
            "it broke",
            Assert.Single(Groups("""[{"level":"info","msg":"ok"},{"level":"error","msg":"it broke"}]""")).Template
        );

    [Fact]
    public void An_object_over_several_events_is_one_line()
    {
        Assert.Equal(
            "it broke",
            Assert.Single(Groups("{", "  \"level\": \"error\",", "  \"msg\": \"it broke\"", "}")).Template
        );
        Assert.Empty(Groups("{", "  \"level\": \"info\",", "  \"msg\": \"no error\"", "}"));
        Assert.Empty(Groups("{", "  \"level\": \"info\",", "  \"in\": [", "    {\"level\": \"error\"}", "  ]", "}"));
        Assert.Equal("it broke", Assert.Single(Groups("{", "ERROR:app:it broke")).Template);
    }

    [Theory]
    [InlineData("api-1  | E1013 14:30:00.123456       1 reflector.go:138] order 17 failed")]
    [InlineData("api-1  | [E 251013 14:30:00 web:1787] order 17 failed")]
    [InlineData("0|api  | <3>Acme.Worker[0] order 17 failed")]
    [InlineData("Oct 13 14:30:00 ip-10-0-0-1 acme[17]: E1013 14:30:00.123456 1 reflector.go:138] order 17 failed")]
    [InlineData("Oct 13 14:30:00 ip-10-0-0-1 acme[17]: [C 251013 14:30:00 web:1787] order 17 failed")]
    [InlineData("2025-10-13T14:30:00+00:00 app web[1]: F20251013 14:30:00.123456 17 server.cc:12] order 17 failed")]
    public void A_level_of_one_letter_is_found_behind_a_cover(string line)
    {
        var group = Assert.Single(Groups(line));

        Assert.EndsWith("order <*> failed", group.Template, StringComparison.Ordinal);
        Assert.Empty(
            Groups(
                line.Replace("E1013", "I1013")
                    .Replace("E 25", "I 25")
                    .Replace("C 25", "W 25")
                    .Replace("F20", "W20")
                    .Replace("<3>", "<6>")
            )
        );
    }

    public static TheoryData<string> PrettyCovers => ["FireLens", "Docker", "containerd", "Compose", "syslog"];

    [Theory]
    [MemberData(nameof(PrettyCovers))]
    public void An_object_that_is_wrapped_line_by_line_is_one_line(string transport)
    {
        static string Cover(string transport, string text) =>
            transport switch
            {
                "FireLens" =>
                    $$"""{"source":"stderr","log":{{JsonSerializer.Serialize(text, AsWritten)}},"service":"mail"}""",
                "Docker" => $$"""{"log":{{JsonSerializer.Serialize(text + "\n", AsWritten)}},"stream":"stderr"}""",
                "containerd" => $"2025-10-13T14:30:00.123456789Z stderr F {text}",
                "Compose" => $"api-1  | {text}",
                _ => $"Oct 13 14:30:00 host acme[17]: {text}",
            };
        string[] Lines(string level) =>
            [
                .. $$"""
                    {
                      "level": "{{level}}",
                      "message": "order 17 failed",
                      "tags": [
                        "x"
                      ]
                    }
                    """.Split('\n').Select(l => Cover(transport, l)),
            ];

        var group = Assert.Single(Groups([.. Lines("info"), .. Lines("error"), Cover(transport, "INFO all is well")]));

        Assert.Equal(("order <*> failed", 1), (group.Template, group.Count));
        Assert.Equal(transport == "FireLens" ? "mail" : "api", group.Service);
        Assert.Empty(Groups([.. Lines("error")[..^1], Cover(transport, "INFO all is well")]));
    }

    [Fact]
    public void Another_containers_lines_are_no_part_of_an_object()
    {
        var groups = Groups(
            "web-1  | {",
            "db-1   | ERROR:db:another",
            "web-1  |   \"level\": \"error\",",
            "db-1   |   indented",
            "web-1  |   \"message\": \"order 17 failed\"",
            "web-1  | }"
        );

        Assert.Equal(["another", "order <*> failed"], groups.Select(g => g.Template).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("api-1  | ")]
    [InlineData("2025-10-13T14:30:00.123456789Z stderr F ")]
    [InlineData("")]
    public void The_objects_of_an_array_under_covers_are_lines(string cover)
    {
        string many = string.Concat(Enumerable.Repeat("""{"level":"info","msg":"o\"k"}, """, 20));
        string array =
            "[" + many + """{"level":"error","msg":"it \"broke"},{"level":"error","msg":"order 17 failed"}]""";

        string line = cover.Length > 0 ? cover + array : Wrap("log", Wrap("message", array));
        var groups = Groups(line);

        Assert.Equal(2, groups.Count);
        Assert.All(groups, g => Assert.Equal(1, g.Count));
        Assert.Contains("order <*> failed", groups.Select(g => g.Template));
    }

    [Theory]
    [InlineData("api-7d9f5c-x2k4p api ", true)]
    [InlineData("web-0 nginx ", true)]
    [InlineData("could not read ", false)]
    [InlineData("order api-7 has ", false)]
    public void A_pod_and_its_container_before_an_object_are_a_cover(string cover, bool isCover) =>
        Assert.Equal(isCover ? 1 : 0, Groups(cover + """{"level":"error","msg":"order 17 failed"}""").Count);

    [Fact]
    public void The_parts_of_a_line_that_a_container_runtime_has_cut_are_one_line() =>
        Assert.Equal(
            "it broke",
            Assert
                .Single(
                    Groups(
                        "2025-10-13T14:30:00.123456789Z stdout P {\"level\":\"error\",\"ms",
                        "2025-10-13T14:30:00.123456789Z stdout F g\":\"it broke\"}"
                    )
                )
                .Template
        );

    [Fact]
    public void A_trace_that_lines_of_other_containers_interrupt_is_one_error()
    {
        var groups = Groups(
            "web-1  | ERROR:app:it broke",
            "web-1  | Traceback (most recent call last):",
            "db-1   | LOG: all is well",
            "web-1  |   File \"/app/a.py\", line 1, in f",
            "db-1   | ERROR:db:another",
            "web-1  | KeyError: 7"
        );

        Assert.Equal(
            ["KeyError at app/a.py:f", "another"],
            groups.Select(g => g.Template).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void What_a_container_writes_to_its_output_is_no_part_of_a_trace_on_its_other_stream()
    {
        static string Line(string text, string stream) =>
            $$"""{"log":{{JsonSerializer.Serialize(text + "\n", AsWritten)}},"stream":"{{stream}}"}""";

        var group = Assert.Single(
            Groups(
                Line("ERROR:app:it broke", "stderr"),
                Line("Traceback (most recent call last):", "stderr"),
                Line("  indented output", "stdout"),
                Line("  File \"/app/a.py\", line 1, in f", "stderr"),
                Line("KeyError: 7", "stderr")
            )
        );

        Assert.Equal("KeyError at app/a.py:f", group.Template);
        Assert.DoesNotContain("indented output", group.Sample, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<11>Oct 13 14:30:00 host acme[17]: order 17 failed", true)]
    [InlineData("<11>1 2025-10-13T14:30:00Z host acme 17 - - order 17 failed", true)]
    [InlineData("<14>Oct 13 14:30:00 host acme[17]: order 17 failed with an error", false)]
    [InlineData("<11>Oct 13 14:30:00 host acme[17]: INFO order 17 failed", false)]
    [InlineData("<14>Oct 13 14:30:00 host acme[17]: ERROR order 17 failed", true)]
    [InlineData("<3>Acme.Worker[0] order 17 failed", true)]
    [InlineData("<6>Acme.Worker[0] ERROR order 17 failed", false)]
    public void Syslogs_priority_counts_where_the_line_has_no_level_of_its_own(string line, bool isError) =>
        Assert.Equal(isError ? 1 : 0, Groups(line).Count);

    [Theory]
    [InlineData("\u001b[31mERROR\u001b[0m:    order 17 failed")]
    [InlineData("\ufeffERROR: order 17 failed")]
    [InlineData("\u001b]8;;https://acme.example\u0007ERROR\u001b]8;;\u0007: order 17 failed")]
    [InlineData("ERROR: \u001b[1morder 17\u001b[22m failed\u001b[")]
    public void What_only_terminals_need_is_no_part_of_a_line(string line)
    {
        var group = Assert.Single(Groups(line));

        Assert.Equal((Level.Error, "order <*> failed"), (group.Level, group.Template));
        Assert.DoesNotContain('\u001b', group.Sample);
    }

    [Theory]
    [InlineData("""{"log":"ERROR:app:it broke","service":"billing"}""", "billing")]
    [InlineData("""{"service":"billing","message":"{\"level\":\"error\",\"msg\":\"it broke\"}"}""", "billing")]
    [InlineData(
        """{"service":"billing","log":"{\"level\":\"error\",\"msg\":\"it broke\",\"service\":\"mail\"}"}""",
        "mail"
    )]
    public void A_service_that_only_the_cover_names_is_the_lines(string line, string service) =>
        Assert.Equal(service, Assert.Single(Groups(line)).Service);

    private IReadOnlyList<GroupTally> Groups(params string[] events) => _parser.Parse(Sent.Batch(events)).Groups;

    private static string Wrap(string key, string text) => $"{{\"{key}\":{JsonSerializer.Serialize(text, AsWritten)}}}";
}
