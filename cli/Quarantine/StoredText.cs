using System.Globalization;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Cli.Display;
using RoleFerry.Core.Text;

namespace RoleFerry.Cli.Quarantine;

/// <summary>A stored attribute as people read it.</summary>
internal static class StoredText
{
    /// <summary>Its value; what is no number, text or list of them is told by its kind.</summary>
    /// <param name="name">The attribute's name: a number called <c>…At</c> is a moment.</param>
    /// <param name="value">What is stored.</param>
    public static string Of(string name, AttributeValue value) =>
        value switch
        {
            { S: { } text } => TerminalText.Line(text),
            { N: { } number } => number + MomentOf(name, number),
            { BOOL: { } flag } => flag ? "true" : "false",
            { NULL: true } => "nothing",
            { M.Count: > 0 } or { IsMSet: true } =>
                $"{{{string.Join(", ", value.M.Select(m => $"{TerminalText.Line(m.Key)}: {Of(m.Key, m.Value)}"))}}}",
            { L.Count: > 0 } or { IsLSet: true } => $"[{string.Join(", ", value.L.Select(v => Of("", v)))}]",
            { SS.Count: > 0 } => $"[{string.Join(", ", value.SS.Select(TerminalText.Line))}]",
            { NS.Count: > 0 } => $"[{string.Join(", ", value.NS)}]",
            { BS.Count: > 0 } => $"{value.BS.Count} byte strings",
            _ => "bytes",
        };

    private static string MomentOf(string name, string number) =>
        name.EndsWith("At", StringComparison.Ordinal)
        && long.TryParse(number, NumberStyles.Integer, CultureInfo.InvariantCulture, out var units)
        && (name == "expiresAt" ? units : units / 1000) is var seconds
        && seconds > 0
        && seconds < DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? $" ({Words.Time(DateTimeOffset.FromUnixTimeSeconds(seconds))})"
            : "";
}
