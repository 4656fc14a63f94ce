namespace RoleFerry.Functions.Tests.Template.Rules;

/// <summary>Whoever is woken finds a page, and no page lies about unused.</summary>
internal static class RunbookRules
{
    public static IEnumerable<TemplateRule> All =>
        [
            new("Every_runbook_that_is_named_exists", system =>
                Named(system)
                    .Where(n => !system.Runbooks.Contains(n.Runbook))
                    .Select(n => $"{n.By} names {n.Runbook}, which is not in monitoring/runbooks")
            ),
            new("Every_runbook_is_used", system =>
                system.Runbooks.Except(Named(system).Select(n => n.Runbook)).Select(r => $"nothing names {r}")
            ),
            new("Every_alarm_of_this_system_names_its_runbook", system =>
                system
                    .OfType("AWS::CloudWatch::Alarm")
                    .Where(a =>
                        !a.Property("AlarmDescription").Said().EndsWith("runbook=self-watch", StringComparison.Ordinal)
                    )
                    .Select(a => $"{a.Name} names no runbook")
            ),
        ];

    /// <summary>
    /// By alarms' descriptions, by `runbook:` in the files that an SRE edits, and by signals of unread errors.
    /// </summary>
    private static IEnumerable<(string By, string Runbook)> Named(DeployedSystem system) =>
        system
            .OfType("AWS::CloudWatch::Alarm")
            .Concat(ProductAlarmRules.Alarms(system))
            .Select(a =>
                (
                    a.Name,
                    Core.Signals.AlarmWords.Read(a.Property("AlarmDescription").Said()).GetValueOrDefault("runbook", "")
                )
            )
            .Concat(system.RunbookWords)
            .Append(("GroupSignal", Core.Logs.Groups.GroupSignal.UnreadRunbook))
            .Where(n => n.Item2.Length > 0)
            .Select(n => (n.Item1, n.Item2[(n.Item2.LastIndexOf('/') + 1)..]));
}
