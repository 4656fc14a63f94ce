namespace RoleFerry.Cli.Logs.Learning;

/// <summary>
/// How much a pattern says of lines. Columns by name count for it, and whatever it keeps out of the message; columns
/// without a name before the level count against it.
/// </summary>
internal static class PatternRank
{
    private const string Any = "{any}";
    private const string Level = "{level}";

    /// <summary>The rank; more is better.</summary>
    public static int Of(string pattern)
    {
        int level = pattern.IndexOf(Level, StringComparison.Ordinal);
        int fields = pattern.AsSpan().Count('{');
        int before = pattern.AsSpan(0, level).Count(Any);
        int behind = pattern.AsSpan(level).Count(Any);
        return (2 * (fields - before - behind)) - before + behind;
    }
}
