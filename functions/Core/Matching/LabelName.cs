using System.Buffers;

namespace RoleFerry.Core.Matching;

/// <summary>The names of labels, and the rule that they follow: <c>[A-Za-z_][A-Za-z0-9_]*</c>.</summary>
public static class LabelName
{
    /// <summary>The alarm's whole key, contributor and all. Grouping by it makes one incident per alarm.</summary>
    public const string Alarm = "alarm";

    /// <summary>The alarm's name.</summary>
    public const string Name = "alarmname";

    /// <summary>Who watches, e.g. <c>cloudwatch</c>.</summary>
    public const string Source = "source";

    /// <summary>The account's number.</summary>
    public const string Account = "account";

    /// <summary>The region's code.</summary>
    public const string Region = "region";

    /// <summary><c>OK</c>, <c>ALARM</c> or <c>INSUFFICIENT_DATA</c>.</summary>
    public const string State = "state";

    /// <summary>The metric's namespace.</summary>
    public const string Namespace = "namespace";

    /// <summary>The metric's name.</summary>
    public const string Metric = "metric";

    /// <summary><c>P0</c> to <c>P3</c>. Known once the signal is classified.</summary>
    public const string Severity = "severity";

    /// <summary>Whose it is. Known once the signal is classified.</summary>
    public const string Service = "service";

    /// <summary>What a tag's name has in front.</summary>
    public const string TagPrefix = "tag_";

    /// <summary>What a dimension's name has in front where another label has the name already.</summary>
    public const string DimensionPrefix = "dimension_";

    /// <summary>The labels that every signal may have; tags and dimensions come on top.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [Alarm, Name, Source, Account, Region, State, Namespace, Metric, Severity, Service];

    private static readonly SearchValues<char> Letters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"
    );

    /// <summary>Whether the text can name a label.</summary>
    public static bool IsValid(ReadOnlySpan<char> text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && !text.ContainsAnyExcept(Letters);

    /// <summary>
    /// The name as it can stand: every other character becomes <c>_</c>, a leading digit gets one in front.
    /// </summary>
    public static string From(string text)
    {
        if (IsValid(text))
            return text;
        var name = string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = Letters.Contains(source[i]) ? source[i] : '_';
        });
        return name.Length == 0 || char.IsAsciiDigit(name[0]) ? "_" + name : name;
    }
}
