using System.Text.RegularExpressions;
using RoleFerry.Local;
using RoleFerry.Local.Permissions;

namespace RoleFerry.Functions.Tests.Permissions;

/// <summary>
/// What calls.txt lists: the permissions that each function needs for its calls, one line for each action on a
/// resource, with the kinds of partition keys. ARNs are cut down to what tells resources of one stack apart.
/// </summary>
internal static partial class CallList
{
    public static string File => Repository.PathOf("tests", "Functions.Tests", "Permissions", "calls.txt");

    /// <summary>
    /// The list of what was needed, as the file has it. What is rare is left out: on a slow machine it happens, too.
    /// </summary>
    public static string Write(IEnumerable<Permission> needed, LocalAccount account)
    {
        var rare = Lines(RareFile).Except(Lines(File)).ToHashSet(StringComparer.Ordinal);
        return string.Concat(
            needed
                .Select(p => p with { Resource = WithoutName(Short(p.Resource, account)) })
                .Where(p => !rare.Contains($"{p.Function} {p.Action} {p.Resource} {p.Keys}"))
                .GroupBy(p => (p.Function, p.Action, p.Resource), p => p.Keys)
                .Select(g =>
                    (
                        $"{g.Key.Function} {g.Key.Action} {g.Key.Resource} "
                        + $"{string.Join(' ', g.Distinct().Order(StringComparer.Ordinal))}"
                    ).TrimEnd() + "\n"
                )
                .Order(StringComparer.Ordinal)
        );
    }

    /// <summary>
    /// Fails where the list differs from the file, and leaves it beside that: whoever finds it right renames it.
    /// </summary>
    public static void AssertSame(string calls)
    {
        var expected = System.IO.File.ReadAllText(File);
        if (calls != expected)
            System.IO.File.WriteAllText(Path.ChangeExtension(File, ".received.txt"), calls);
        Assert.Equal(expected, calls);
    }

    /// <summary>
    /// What is called only when something is broken, which the play is not: an item that cannot be read, a pointer that
    /// leads nowhere, a P0 that no channel takes.
    /// </summary>
    private static string RareFile => Path.Combine(Path.GetDirectoryName(File)!, "rare-calls.txt");

    /// <summary>What each function needs, with one key each.</summary>
    public static ILookup<string, Need> Read() =>
        (
            from line in Lines(File).Concat(Lines(RareFile))
            let words = line.Split(' ')
            select (Function: words[0], Need: new Need(words[1], words[2], words[3].Length > 0 ? [words[3]] : []))
        ).ToLookup(l => l.Function, l => l.Need);

    /// <summary>A file's lines, one for each key: <c>function action resource key</c>.</summary>
    private static IEnumerable<string> Lines(string file) =>
        from line in System.IO.File.ReadLines(file)
        let words = line.Split(' ')
        from key in words.Length > 3 ? words[3..] : [""]
        select $"{words[0]} {words[1]} {words[2]} {key}";

    /// <summary>Without partition, service, region, account and stack.</summary>
    public static string Short(string arn, LocalAccount account) =>
        Place().Replace(arn, "").Replace($"{account.StackName}-", "", StringComparison.Ordinal);

    /// <summary>With NAME for what each chart and each alarm is called.</summary>
    private static string WithoutName(string resource) =>
        AlarmName().Replace(ChartName().Replace(resource, "charts/NAME.png"), "alarm:NAME");

    [GeneratedRegex("^arn:aws:[a-z0-9]+:[^:]*:[0-9]*:")]
    private static partial Regex Place();

    [GeneratedRegex(@"charts/[^/]+\.png$")]
    private static partial Regex ChartName();

    [GeneratedRegex("^alarm:.+$")]
    private static partial Regex AlarmName();
}
