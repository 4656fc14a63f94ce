using System.Collections;
using System.Globalization;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Matching;

namespace RoleFerry.Adapters.Tests.RoundTrips;

/// <summary>A value as one line for each thing that it says: <c>Reasons[0].Text = "x"</c>.</summary>
internal static class Flat
{
    public static IReadOnlyList<string> Of(object? value) => [.. Lines("", value)];

    /// <summary>Whether a value is what a member has that nothing was said of.</summary>
    public static bool IsDefault(object? value) =>
        value switch
        {
            null or "" or false => true,
            IEnumerable some => !some.Cast<object>().Any(),
            _ => value.GetType().IsValueType && value.Equals(Activator.CreateInstance(value.GetType())),
        };

    private static IEnumerable<string> Lines(string path, object? value) =>
        value switch
        {
            null => [$"{path} = null"],
            string text => [$"{path} = \"{text}\""],
            DateTimeOffset moment => [$"{path} = {moment.ToUniversalTime():O}"],
            Uri or Matcher or IncidentEventKind or Enum or TimeSpan or decimal => [$"{path} = {value}"],
            IEnumerable some => some.Cast<object>().SelectMany((item, i) => Lines($"{path}[{i}]", item)),
            IConvertible number => [$"{path} = {number.ToString(CultureInfo.InvariantCulture)}"],
            _ when Filler.Members(value.GetType()) is { Count: > 0 } members => members.SelectMany(m =>
                Lines(path.Length == 0 ? m.Name : $"{path}.{m.Name}", m.GetValue(value))
            ),
            _ => throw new NotSupportedException($"{path}: say how a {value.GetType().Name} is compared."),
        };
}
