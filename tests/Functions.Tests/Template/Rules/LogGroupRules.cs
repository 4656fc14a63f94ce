namespace RoleFerry.Functions.Tests.Template.Rules;

/// <summary>What is deployed waits for <c>roleferry logs connect</c>, and needs no log group but its own.</summary>
internal static class LogGroupRules
{
    /// <summary>What the command reads, and what it leads to.</summary>
    private static readonly (string Output, string Value)[] Outputs =
    [
        ("LogErrorsAliasArn", "!Ref LogErrors.Alias"),
        ("ArchiveStreamArn", "!GetAtt LogArchive.Outputs.StreamArn"),
        ("ArchiveRoleArn", "!GetAtt LogArchive.Outputs.SubscriptionRoleArn"),
    ];

    public static IEnumerable<TemplateRule> All =>
        [
            new("A_deployment_needs_no_log_group_to_be_there", Named),
            new("Log_groups_can_be_connected_to_what_is_deployed", Connectable),
        ];

    /// <summary>One that does not exist yet, or has no subscription left, would undo the whole deployment.</summary>
    private static IEnumerable<string> Named(DeployedSystem system)
    {
        foreach (var part in system.Nested.Keys.Select(system.Part).Append(system))
        {
            foreach (var filter in part.OfType("AWS::Logs::SubscriptionFilter"))
                yield return $"{filter.Name} is of a log group that must exist";
            foreach (var query in part.OfType("AWS::Logs::QueryDefinition"))
                if (query.Property("LogGroupNames") is not null)
                    yield return $"{query.Name} names log groups that must exist";
            foreach (var function in part.Functions)
            foreach (var source in function.Resource.Property("Events").Entries())
                if (source.Value.At("Type").Said() == "CloudWatchLogs")
                    yield return $"{function.Name}, event {source.Key}: its log group must exist";
        }
    }

    private static IEnumerable<string> Connectable(DeployedSystem system)
    {
        if (
            !system
                .OfType("AWS::Lambda::Permission")
                .Any(p =>
                    p.Property("Principal").Said() == "logs.amazonaws.com"
                    && p.Property("FunctionName").Said() == "!Ref LogErrors.Alias"
                )
        )
            yield return "CloudWatch Logs may not call LogErrors' alias";
        foreach (var (output, value) in Outputs)
            if (system.Template.At($"Outputs/{output}/Value").Said() != value)
                yield return $"the output {output} is not {value}";
    }
}
