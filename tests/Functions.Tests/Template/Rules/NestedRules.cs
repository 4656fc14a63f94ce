namespace RoleFerry.Functions.Tests.Template.Rules;

/// <summary>What is nested is held to the rules of the whole, as far as they make sense for a part.</summary>
internal static class NestedRules
{
    /// <summary>
    /// CloudFormation's. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
    /// </summary>
    private const int MostResources = 500;

    private const int MostParameters = 200;

    public static IEnumerable<TemplateRule> All =>
        [
            new("Nested_templates_name_only_what_they_declare_and_use_all_of_it", system =>
                Each(system, ReferenceRules.All)
            ),
            new("Nested_templates_allow_no_more_than_they_say_why", system => Each(system, PermissionRules.All)),
            new("Every_nested_template_is_deployed_with_the_parameters_that_it_has", Parameters),
            new("No_template_is_larger_than_CloudFormation_takes", TooLarge),
            new("Nothing_that_is_stored_is_public_or_unencrypted", OpenBuckets),
        ];

    private static IEnumerable<string> Each(DeployedSystem system, IEnumerable<TemplateRule> rules) =>
        from nested in system.Nested
        from rule in rules
        from broken in rule.Broken(system.Part(nested.Key))
        select $"{nested.Key}: {broken}";

    private static IEnumerable<string> Parameters(DeployedSystem system)
    {
        var stacks = system.OfType("AWS::CloudFormation::Stack").ToDictionary(s => s.Property("TemplateURL").Said());
        foreach (var file in stacks.Keys.Except(system.Nested.Keys))
            yield return $"{file} is not there";
        foreach (var (file, template) in system.Nested)
        {
            // Custom widgets name the function that draws them.
            if (file == DashboardRules.File && system.Functions.All(f => f.Name != "DashboardWidgets"))
                continue;
            if (!stacks.TryGetValue(file, out var stack))
            {
                yield return $"{file} is not deployed";
                continue;
            }

            var given = stack.Property("Parameters").Entries().Select(e => e.Key).ToHashSet();
            var declared = template.Value.At("Parameters").Entries().ToList();
            foreach (var name in given.Except(declared.Select(d => d.Key)))
                yield return $"{stack.Name}: {file} has no parameter {name}";
            foreach (var (name, parameter) in declared)
            {
                if (!given.Contains(name) && parameter.At("Default") is null)
                    yield return $"{stack.Name}: {file} needs the parameter {name}";
                if (
                    given.Contains(name)
                    && parameter.At("Default") is { } inner
                    && system.Template.At($"Parameters/{name}/Default") is { } outer
                    && inner.Said() != outer.Said()
                )
                    yield return $"{stack.Name}: {name} is {outer.Said()} unless told otherwise, but "
                        + $"{inner.Said()} in {file}";
            }
        }
    }

    private static IEnumerable<string> TooLarge(DeployedSystem system) =>
        from template in system
            .Nested.Select(n => (n.Key, Root: n.Value.Value))
            .Append((Key: "template.yaml", Root: system.Template))
        from part in new[] { (Name: "Resources", Most: MostResources), (Name: "Parameters", Most: MostParameters) }
        let count = template.Root.At(part.Name).Entries().Count()
        where count > part.Most
        select $"{template.Key}: {count} {part.Name}";

    private static IEnumerable<string> OpenBuckets(DeployedSystem system) =>
        from part in system.Nested.Keys.Select(system.Part).Append(system)
        from bucket in part.OfType("AWS::S3::Bucket")
        from wrong in new (string Is, string Must, string What)[]
        {
            (
                bucket.Property("PublicAccessBlockConfiguration").Said(),
                "{BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true}",
                "may be made public"
            ),
            (
                bucket.Property(
                    "BucketEncryption/ServerSideEncryptionConfiguration/0/ServerSideEncryptionByDefault/SSEAlgorithm"
                )
                    is null
                    ? ""
                    : "said",
                "said",
                "does not say how it is encrypted"
            ),
            (
                bucket.Property("LifecycleConfiguration/Rules/0/ExpirationInDays") is null ? "" : "said",
                "said",
                "keeps things for ever"
            ),
        }
        where wrong.Is != wrong.Must
        select $"{bucket.Name} {wrong.What}";
}
