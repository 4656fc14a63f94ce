using System.Text.Json;
using RoleFerry.Adapters.Suspects;
using RoleFerry.Cli.Policies;
using RoleFerry.Cli.Services;
using RoleFerry.Core.Services;

namespace RoleFerry.Cli.Tests.Services;

public class ServicesCommandTests
{
    [Fact]
    public void What_functions_carry_is_what_people_wrote_and_they_know_its_parameters()
    {
        var file = Clone.Path(ServicesFile.Place.Source);
        var (map, findings) = ServicesFile.Read(file);

        Assert.Empty(findings);
        Assert.Equal(CompiledCopy.Current, ServicesCheck.Of(file).Compiled);
        Assert.Equal(
            map!.Services.Select(s => (s.Name, s.Metrics.Length)),
            EmbeddedServices.Value.Services.Select(s => (s.Name, s.Metrics.Length))
        );
        // Escalations knows what each parameter stands for.
        var template = File.ReadAllText(Clone.Path("template.yaml"));
        string[] parameters =
        [
            .. map
                .Services.SelectMany(s => s.Metrics)
                .SelectMany(m => m.Dimensions.Values)
                .SelectMany(StackValues.NamesIn)
                .Distinct(),
        ];
        Assert.NotEmpty(parameters);
        Assert.All(parameters, p => Assert.Contains($"{p}=${{{p}}}", template, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("calls: [databse]", 3, 13, "There is no service `databse`. Did you mean `database`?")]
    [InlineData("calls: [api]", 3, 13, "`api` does not depend on itself.")]
    [InlineData("namespace: A\n    metrics: [{name: a, metric: b}]", 4, 15, "A metric needs `role`.")]
    [InlineData("metrics: [{name: a, role: latency, metric: b}]", 3, 48, "The `namespace` of a metric is its own")]
    [InlineData(
        "namespace: A\n    metrics: [{name: a, role: failures, metric: b, per: calls}]",
        4,
        57,
        "`per` names a metric of this service with the role requests, not `calls`."
    )]
    [InlineData(
        "namespace: A\n    metrics: [{name: a, role: latency, metric: b, statistic: p101}]",
        4,
        62,
        "or a percentile such as p95, not `p101`"
    )]
    [InlineData(
        "namespace: A\n    metrics: [{name: a, role: speed, metric: b}]",
        4,
        31,
        "`role` is one of latency, tailLatency, failures, requests, saturation, headroom"
    )]
    public void What_is_wrong_is_told_with_its_place(string rest, int line, int column, string what)
    {
        var (map, findings) = ServicesYaml.Read($"services:\n  - name: api\n    {rest}\n  - name: database\n");

        Assert.Null(map);
        var finding = Assert.Single(findings);
        Assert.Contains(what, finding.Text, StringComparison.Ordinal);
        Assert.Equal((line, column), (finding.Line, finding.Column));
    }

    [Fact]
    public void More_metrics_than_one_call_gives_are_refused()
    {
        var metrics = string.Concat(
            Enumerable.Range(0, 501).Select(n => $"      - {{name: m{n}, role: saturation, metric: m{n}}}\n")
        );

        var (map, findings) = ServicesYaml.Read($"services:\n  - name: api\n    namespace: A\n    metrics:\n{metrics}");

        Assert.Null(map);
        Assert.Contains("CloudWatch gives 500 metrics in one call, and here are 501.", findings.Single().Text);
    }

    [Fact]
    public void The_command_says_whether_it_can_be_used()
    {
        var good = Answer.Of("services", "check", Clone.Path(ServicesFile.Place.Source));
        var json = Answer.Of("services", "check", "--json", Clone.Path("tests/Cli.Tests/Schemas/services.yaml"));
        var none = Answer.Of("services", "check", "nowhere.yaml");

        Assert.Equal(0, good.ExitCode);
        Assert.EndsWith("is valid: 10 services, 30 metrics.\n", good.Output);
        Assert.Equal(3, JsonDocument.Parse(json.Output).RootElement.GetProperty("services").GetInt32());
        Assert.Equal(1, none.ExitCode);
        Assert.Contains("nowhere.yaml cannot be used.", none.Output);
    }
}
