using System.Text.RegularExpressions;

namespace RoleFerry.Cli.Logs.Learning;

/// <summary>
/// Chooses the field of a pattern for what lines have in one column. Each but <c>any</c> is there once.
/// </summary>
internal sealed partial class PatternFields
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>A time.</summary>
    public string Time() => Take("time");

    /// <summary>The field for some values.</summary>
    /// <param name="values">What the lines have there.</param>
    /// <param name="usual">The field where the values do not tell.</param>
    public string Of(IReadOnlyList<string> values, string usual)
    {
        if (values.All(v => ColumnLine.TimeLength(v) == v.Length))
            return Time();
        if (values.All(v => TraceId().IsMatch(v)))
            return Take("trace");
        if (values.All(v => Process().IsMatch(v)))
            return Take("process");
        return Take(values.All(IsName) ? "logger" : usual);
    }

    /// <summary>Whether a value is a program's name for a part of itself, and no word of a sentence.</summary>
    public static bool IsName(string value) => Name().IsMatch(value) && !value.Contains('=', StringComparison.Ordinal);

    private string Take(string name) => name == "any" || !_used.Add(name) ? "{any}" : $"{{{name}}}";

    [GeneratedRegex(@"\A[0-9a-f]{32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TraceId();

    [GeneratedRegex(
        @"\A(#?\d{1,10}|0x[0-9a-f]+|main|([a-z]+[-_.])*(thread|worker|pool|exec|pid|tid|process)\w*([-_#:.]?\w+)*)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Process();

    [GeneratedRegex(@"\A[\p{L}_]\w*([.:/\\$#-]+\w+)*([.:/\\$]+\w+|\p{Ll}\p{Lu}\w*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
