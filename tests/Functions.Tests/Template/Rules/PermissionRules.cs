namespace RoleFerry.Functions.Tests.Template.Rules;

internal static class PermissionRules
{
    private const string Reasons = "Metadata/WildcardResources";
    private const string PublicReason = "Metadata/Public";

    /// <summary>Ways in whose callers AWS does not know unless told to ask.</summary>
    private static readonly string[] Gateways =
    [
        "AWS::Serverless::Api",
        "AWS::Serverless::HttpApi",
        "AWS::ApiGateway::RestApi",
        "AWS::ApiGatewayV2::Api",
        "AWS::Lambda::Url",
    ];

    public static IEnumerable<TemplateRule> All =>
        [
            new("No_statement_allows_a_wildcard_of_actions", WildcardActions),
            new("A_statement_on_every_resource_says_why", WildcardResources),
            new("Every_statement_has_a_name", UnnamedStatements),
            new("Roles_hold_only_policies_of_this_template", ForeignPolicies),
            new("A_service_may_call_only_on_behalf_of_this_account", OpenEndpoints),
            new("Nothing_is_public_without_a_reason_and_a_limit", PublicEndpoints),
        ];

    private static IEnumerable<string> WildcardActions(DeployedSystem system) =>
        from statement in system.Statements
        from wrong in statement
            .Actions.Where(a => a.Contains('*'))
            .Concat(statement.Node.Entries().Select(e => e.Key).Where(k => k == "NotAction"))
        select $"{statement.Where}: {wrong}";

    private static IEnumerable<string> WildcardResources(DeployedSystem system)
    {
        foreach (var statement in system.Statements)
        {
            if (statement.Node.At("NotResource") is not null)
                yield return $"{statement.Where}: NotResource allows whatever comes later";
            var everywhere = statement.Resources.Any(r => r.Said().Contains('*'));
            var reason = statement.Owner.Node.At($"{Reasons}/{statement.Sid}").Said();
            if (everywhere && reason.Length == 0)
                yield return $"{statement.Where}: a wildcard without a reason under {Reasons}";
            if (!everywhere && reason.Length > 0)
                yield return $"{statement.Where}: a reason under {Reasons} without a wildcard";
        }
    }

    /// <summary>The reasons above are found by it, and a person finds by it what a denied call lacks.</summary>
    private static IEnumerable<string> UnnamedStatements(DeployedSystem system) =>
        system
            .Statements.Where(s => s.Sid.Length == 0 && !s.Actions.Contains("sts:AssumeRole"))
            .Select(s => $"{s.Owner.Name}: a statement without Sid, on {string.Join(", ", s.Actions)}");

    /// <summary>
    /// AWS's own policies allow by wildcard, and so does the role that SAM makes for a function without one.
    /// </summary>
    private static IEnumerable<string> ForeignPolicies(DeployedSystem system) =>
        (
            from role in system.OfType("AWS::IAM::Role")
            from policy in role.Property("ManagedPolicyArns").Items()
            where system.Named(policy, "AWS::IAM::ManagedPolicy") is null
            select $"{role.Name}: {policy.Said()} is not of this template"
        ).Concat(
            from function in system.Functions
            where function.Role is null || function.Property("Policies") is not null
            select $"{function.Name}: has no role of its own in this template, or policies beside it"
        );

    private static IEnumerable<string> OpenEndpoints(DeployedSystem system) =>
        (
            from permission in system.OfType("AWS::Lambda::Permission")
            where
                permission.Property("SourceAccount").Said() != "!Ref AWS::AccountId"
                && permission.Property("SourceArn") is null
            select $"{permission.Name}: {permission.Property("Principal").Said()} may call for any account"
        ).Concat(
            from statement in system.Statements
            where
                statement.Effect == "Allow"
                && statement.Node.At("Principal") is not null
                && !statement.Actions.Contains("sts:AssumeRole")
            where
                statement.Node.At("Principal/Service") is null
                || (
                    statement.Node.At("Condition/StringEquals/aws:SourceAccount").Said() != "!Ref AWS::AccountId"
                    && statement.Node.At("Condition/ArnEquals/aws:SourceArn") is null
                )
            select $"{statement.Where}: {statement.Node.At("Principal").Said()} may call for any account"
        );

    private static IEnumerable<string> PublicEndpoints(DeployedSystem system)
    {
        foreach (var function in system.Functions)
        {
            var url = function.Resource.Property("FunctionUrlConfig");
            var isPublic = url is not null && url.At("AuthType").Said() != "AWS_IAM";
            var reason = function.Resource.Node.At(PublicReason).Said();
            if (isPublic && reason.Length == 0)
                yield return $"{function.Name}: its URL is public without a reason under {PublicReason}";
            if (!isPublic && reason.Length > 0)
                yield return $"{function.Name}: a reason under {PublicReason} and nothing public";
            if (
                isPublic
                && !function.Property("ReservedConcurrentExecutions").Said().Contains("!Ref", StringComparison.Ordinal)
            )
                yield return $"{function.Name}: its URL is public and no parameter limits how many callers it "
                    + $"has at once";
            foreach (
                var source in function
                    .Resource.Property("Events")
                    .Entries()
                    .Where(e => e.Value.At("Type").Said() is "Api" or "HttpApi")
            )
                yield return $"{function.Name}, event {source.Key}: a way in that these rules do not know";
        }

        foreach (var gateway in Gateways.SelectMany(system.OfType))
            yield return $"{gateway.Name}: a way in that these rules do not know";
    }
}
