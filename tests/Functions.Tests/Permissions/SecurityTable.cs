using RoleFerry.Local.Permissions;

namespace RoleFerry.Functions.Tests.Permissions;

/// <summary>The table of docs/security.md that says what each function may do beyond what all may.</summary>
internal static class SecurityTable
{
    private const string Table = "table/IncidentTable";
    private const string Index = Table + "/index/";
    private const string Secret = "parameter/";

    private static readonly string[] Reads = ["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"];
    private static readonly string[] InOtherColumns = ["dynamodb", "logs", "sns", "sqs", "ssm", "xray"];

    /// <summary>A function's line.</summary>
    /// <param name="function">Its name.</param>
    /// <param name="grants">What its role allows, on resources as <see cref="CallList"/> has them.</param>
    public static string Row(string function, IReadOnlyList<Grant> grants)
    {
        var resources = grants.SelectMany(g => g.Resources.Select(r => (Grant: g, Resource: r))).ToArray();
        var onTable = resources.Where(r => r.Resource == Table).Select(r => r.Grant).ToArray();
        string[] columns =
        [
            function,
            Keys(onTable.Where(g => g.Actions.Any(Reads.Contains))),
            Keys(onTable.Where(g => g.Actions.Any(a => !Reads.Contains(a)))),
            List(
                resources
                    .Where(r => r.Resource.StartsWith(Index, StringComparison.Ordinal))
                    .Select(r => r.Resource[Index.Length..])
            ),
            $"{resources.Count(r => r.Resource.StartsWith(Secret, StringComparison.Ordinal))}",
            List(resources.Where(r => r.Grant.Actions.Contains("sns:Publish")).Select(r => r.Resource)),
            List(
                grants
                    .SelectMany(g => g.Actions)
                    .Where(a => !InOtherColumns.Contains(a.Split(':')[0]))
                    .Select(a => $"`{a}`")
            ),
        ];
        return $"| {string.Join(" | ", columns)} |";
    }

    private static string Keys(IEnumerable<Grant> grants)
    {
        Grant[] some = [.. grants];
        return some.Any(g => g.Keys.Count == 0) ? "all" : List(some.SelectMany(g => g.Keys).Select(k => $"`{k}`"));
    }

    private static string List(IEnumerable<string> names) =>
        string.Join(", ", names.Distinct().Order(StringComparer.Ordinal)) is { Length: > 0 } list ? list : "–";
}
