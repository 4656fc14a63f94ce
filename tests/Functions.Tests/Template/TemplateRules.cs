using RoleFerry.Functions.Tests.Template.Rules;

namespace RoleFerry.Functions.Tests.Template;

internal static class TemplateRules
{
    public static IReadOnlyList<TemplateRule> All { get; } =
    [
        .. LogGroupRules.All,
        .. GrantRules.All,
        .. ReferenceRules.All,
        .. FunctionRules.All,
        .. PermissionRules.All,
        .. AlarmRules.All,
        .. TableRules.All,
        .. DeploymentRules.All,
        .. NestedRules.All,
        .. ProductAlarmRules.All,
        .. TeamTableRules.All,
        .. DashboardRules.All,
        .. RunbookRules.All,
        .. CostRules.All,
    ];
}
