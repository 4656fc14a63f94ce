using System.Text.RegularExpressions;

namespace RoleFerry.Cli.Metrics;

/// <summary>What things may be called, so that names can stand in keys of the table.</summary>
internal static partial class MetricNames
{
    /// <summary>A metric: small letters, digits and underscores.</summary>
    public static bool IsMetric(string name) => Metric().IsMatch(name);

    /// <summary>An event or a field: letters, digits, <c>_</c> and <c>-</c>.</summary>
    public static bool IsPlain(string name) => Plain().IsMatch(name);

    /// <summary>
    /// A field's value: up to 64 letters, digits, <c>_</c>, <c>-</c>, <c>.</c>, <c>@</c> and <c>/</c>, and a <c>*</c>
    /// at the end.
    /// </summary>
    public static bool IsValue(string value) => Value().IsMatch(value);

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Metric();

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"\A[A-Za-z0-9_.@/-]{1,64}\*?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Value();
}
