using System.Text;
using RoleFerry.Cli.Logs;
using RoleFerry.Core.Logs.Rules;
using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Tests.Logs;

namespace RoleFerry.Cli.Tests.Logs;

/// <summary>What the check passes loads in the function, and what it does not pass does not.</summary>
public class RulesLoadTests
{
    private const int Files = 1_000;

    private static readonly string[] Lines =
    [
        "ERROR:app.mail:deadlock detected, out of memory for ada@example.com",
        """{"level":"CRITICAL","message":"too many connections","service":"api","trace_id":"t-1"}""",
        """{"event":"queue_depth","queue":"email","depth":7}""",
        "2026-11-23 12:00:00 ERROR app: it broke",
        "Traceback (most recent call last):",
        "  File \"/app/x.py\", line 3, in f",
        "ValueError: cust-17",
    ];

    [Fact]
    public void What_the_check_passes_loads_and_reads_and_nothing_else_does()
    {
        int good = 0,
            loaded = 0;
        foreach (var file in MutatedRules.Some(Files, seed: 14))
        {
            bool passes = LogRulesYaml.Read(file.Yaml).Yaml is { } yaml;
            var compiled = CompiledLogRules.Load(file.Json);

            Assert.True(
                passes == compiled.Problems.IsEmpty,
                $"check: {passes}; {string.Join(", ", compiled.Problems)}\n{file.Yaml}"
            );
            // Whatever is wrong, the function goes on.
            var batch = new LogBatchParser(compiled, []).Parse(Sent.Batch(Lines));
            Assert.Equal(Lines.Length, batch.IsRefused ? Lines.Length : batch.Events);
            good += passes ? 1 : 0;
            loaded += compiled.Problems.IsEmpty ? 1 : 0;
        }

        Assert.Equal(good, loaded);
        Assert.InRange(good, Files / 10, Files * 9 / 10);
    }

    [Fact]
    public void What_the_check_passes_is_read_again_as_it_was_written()
    {
        foreach (var file in MutatedRules.Some(100, seed: 15))
        {
            if (LogRulesYaml.Read(file.Yaml).Yaml is { Rules: var rules })
                Assert.Equal(Encoding.UTF8.GetString(file.Json), Encoding.UTF8.GetString(LogRulesJson.Write(rules)));
        }
    }

    [Theory]
    [InlineData("redact: []", "redact: ['(?<=x)y']", "look-around")]
    [InlineData("redact: []", "redact: ['(']", "not a regular expression")]
    [InlineData("redact: []", "redact: [ok, 'x*']", "matches also where nothing is")]
    [InlineData("redact: []", "redact: ['(a)\\1']", "back-references")]
    [InlineData("personal: [email]", "personal: [email, shoes]", "`shoes` is none of")]
    [InlineData("contains: out of memory", "contains: ''", "would match every error")]
    [InlineData("contains: out of memory", "service: ''", "would match no error")]
    [InlineData("  - /aws/lambda/roleferry-", "  - /", "nearly every log group")]
    [InlineData("  - /aws/lambda/roleferry-", "  - ''", "nearly every log group")]
    [InlineData("  - /aws/lambda/roleferry-", "  - /aws/lambda/*", "leave out the star")]
    [InlineData("  - /aws/lambda/roleferry-", "  - two words", "not how a log group's name begins")]
    [InlineData(
        "fingerprints: []",
        "fingerprints: [{contains: x, fingerprint: ['{servce}']}]",
        "`{servce}` is none of"
    )]
    [InlineData("fingerprints: []", "fingerprints: [{contains: x, fingerprint: ['a {service}']}]", "a part of its own")]
    [InlineData("fingerprints: []", "fingerprints: [{contains: x, fingerprint: []}]", "at least one part")]
    [InlineData("fingerprints: []", "fingerprints: [{fingerprint: [a]}]", "at least one of contains")]
    [InlineData("inApp: []", "inApp: ['']", "that of every frame")]
    [InlineData("service: api,", "service: '',", "`service` has 1 to 128 characters")]
    [InlineData("name: /ecs/roleferry-api,", "name: /ecs/roleferry-workers,", "is there twice")]
    [InlineData("metric: QueueDepth,", "metric: '',", "`metric` has 1 to 128 characters")]
    public void What_is_wrong_is_told_at_its_line(string good, string bad, string told)
    {
        string text = MutatedRules.Good.Replace(good, bad, StringComparison.Ordinal);
        int line = text[..text.IndexOf(bad, StringComparison.Ordinal)].Count(c => c == '\n') + 1;

        var (yaml, findings) = LogRulesYaml.Read(text);

        Assert.Null(yaml);
        Assert.Contains(findings, f =>
            f.Text.Contains(told, StringComparison.Ordinal) && f.Line >= line && f.Line <= line + 3
        );
    }

    [Fact]
    public void A_function_whose_expressions_are_wrong_counts_errors_and_withholds_their_text()
    {
        var parser = new LogBatchParser(Sent.Rules with { Redact = ["("] }, []);

        var group = Assert.Single(parser.Parse(Sent.Batch("ERROR:app:it broke for cust-17")).Groups);

        Assert.Equal("redact[0]", Assert.Single(parser.Problems).Place.ToString());
        Assert.DoesNotContain("cust-17", group.Sample, StringComparison.Ordinal);
        Assert.Contains("withheld", group.Sample, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_that_cannot_be_read_at_all_stop_nothing()
    {
        var compiled = CompiledLogRules.Load("{\"groups\": 7}"u8).Refusing("/aws/lambda/own-");
        var parser = new LogBatchParser(compiled, []);

        Assert.Single(parser.Problems);
        Assert.Equal(1, Assert.Single(parser.Parse(Sent.Batch("ERROR:app:it broke")).Groups).Count);
        Assert.Null(compiled.Rules.GroupOf("/aws/lambda/own-LogErrors"));
    }
}
