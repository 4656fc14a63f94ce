using RoleFerry.Judged.Tests.Templates;

namespace RoleFerry.Judged.Tests.Linting;

/// <summary>What cfn-lint must see, in the smallest templates: each costs it a second.</summary>
internal static class LintFlaws
{
    private const string Queries = "monitoring/queries.yaml";
    private const string First = "Resources/ErrorsByServiceQuery/";

    public static IReadOnlyList<TemplateFlaw> All { get; } =
    [
        TemplateFlaw.SetIn(Queries, First + "Properties/QueryText", "\"fields @message\""),
        TemplateFlaw.SetIn(Queries, First + "Properties/Name", """{ "Ref": "NoSuchParameter" }"""),
        TemplateFlaw.SetIn(Queries, "Parameters/Spare", """{ "Type": "String" }"""),
        TemplateFlaw.SetIn(Queries, First + "Type", "\"AWS::Logs::NoSuchThing\""),
    ];
}
