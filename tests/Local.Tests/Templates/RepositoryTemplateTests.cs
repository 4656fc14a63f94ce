using RoleFerry.Local.Logs;
using RoleFerry.Local.Templates;

namespace RoleFerry.Local.Tests.Templates;

public class RepositoryTemplateTests
{
    private static readonly LocalAccount Account = new(new Uri("http://127.0.0.1:3001"));

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public void The_local_system_understands_all_that_is_deployed(string eventBridge)
    {
        var template = SamTemplate.Load(
            Path.Combine(RepositoryRoot.Find(), "template.yaml"),
            Account,
            new Dictionary<string, string> { ["EnableEventBridgeAlarms"] = eventBridge }
        );

        var rules = template.OfType("AWS::Events::Rule").ToArray();
        Assert.Equal(
            eventBridge == "true" ? "AlarmDeletions, AlarmStateChanges" : "AlarmDeletions",
            string.Join(", ", rules.Select(r => r.LogicalId).Order(StringComparer.Ordinal))
        );
        Assert.All(rules, rule =>
            Assert.Equal(Account.Arn("lambda", "function:AlarmRouter"), (string?)rule.Properties["Targets"]![0]!["Arn"])
        );
    }

    [Fact]
    public void LogErrors_reads_the_groups_that_logs_yaml_lists()
    {
        var template = SamTemplate.Load(Path.Combine(RepositoryRoot.Find(), "template.yaml"), Account);
        var rules = Path.Combine(RepositoryRoot.Find(), "monitoring", "logs.compiled.json");

        var subscriptions = LogSubscription.Read(template, rules, Account);

        Assert.NotEmpty(subscriptions);
        Assert.Contains("/ecs/roleferry-api", subscriptions.Select(s => s.LogGroup));
        Assert.All(subscriptions, s => Assert.Equal(("LogErrors", "local/LogErrors"), (s.Function, s.Filter)));
    }
}
