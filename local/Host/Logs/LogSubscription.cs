using System.Text.Json;
using RoleFerry.Core.Logs.Rules;
using RoleFerry.Local.Templates;

namespace RoleFerry.Local.Logs;

/// <summary>A function that is given every entry of a log group.</summary>
internal sealed record LogSubscription(string Filter, string LogGroup, string Function)
{
    /// <summary>
    /// As <c>roleferry logs connect</c> would make them: each group that the rules list, to each function that the
    /// template lets CloudWatch Logs call. None where there are no rules.
    /// </summary>
    /// <param name="template">Says which functions may be called.</param>
    /// <param name="rules">Where <c>logs.compiled.json</c> lies.</param>
    /// <param name="account">Its stack names the filters.</param>
    /// <exception cref="TemplateException">The file is there and cannot be read.</exception>
    public static IReadOnlyList<LogSubscription> Read(SamTemplate template, string rules, LocalAccount account)
    {
        if (!File.Exists(rules))
            return [];
        try
        {
            return
            [
                .. from permission in template.OfType("AWS::Lambda::Permission")
                where (string?)permission.Properties["Principal"] == "logs.amazonaws.com"
                let function = ((string)permission.Properties["FunctionName"]!).Split(':')[^1]
                from listed in LogRulesJson.Read(File.ReadAllBytes(rules)).Groups
                where listed.IsOneGroup
                select new LogSubscription($"{account.StackName}/{function}", listed.Name, function),
            ];
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            throw new TemplateException($"{rules}: {e.Message}", e);
        }
    }
}
