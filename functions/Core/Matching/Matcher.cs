using System.Text;
using System.Text.RegularExpressions;

namespace RoleFerry.Core.Matching;

/// <summary>
/// One condition on one label: <c>severity=P0</c>, <c>service!=""</c>, <c>alarmname=~"api-.*"</c>,
/// <c>region!~"eu-.*"</c>. A label that is missing counts as empty. Expressions are RE2's, as Alertmanager's are,
/// anchored at both ends; a dot matches every character. No text can make one slow: the engine does not backtrack.
/// </summary>
public sealed class Matcher : IEquatable<Matcher>
{
    private const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline;

    private readonly SimplePattern? _simple;
    private readonly Regex? _regex;
    private readonly bool _isAscii;

    /// <param name="label">The label's name.</param>
    /// <param name="operator">How to compare.</param>
    /// <param name="value">What to compare with: a text, or a regular expression.</param>
    /// <exception cref="RegexSyntaxException">The expression is none, or too large.</exception>
    public Matcher(string label, MatchOperator @operator, string value)
        : this(label, @operator, value, isStored: false) { }

    private Matcher(string label, MatchOperator @operator, string value, bool isStored)
    {
        Label = label;
        Operator = @operator;
        Value = value;
        if (@operator is not (MatchOperator.Regex or MatchOperator.NotRegex))
            return;
        _simple = SimplePattern.TryRead(value);
        if (_simple is null)
            (_regex, _isAscii) = Build(value, isStored);
    }

    /// <summary>The label's name.</summary>
    public string Label { get; }

    /// <summary>How to compare.</summary>
    public MatchOperator Operator { get; }

    /// <summary>What to compare with.</summary>
    public string Value { get; }

    /// <summary>
    /// One that is stored already: an expression that RE2 refuses, which was taken before that was asked, means what it
    /// meant to .NET.
    /// </summary>
    /// <exception cref="RegexSyntaxException">The expression is none for .NET either.</exception>
    public static Matcher OfStored(string label, MatchOperator @operator, string value) =>
        new(label, @operator, value, isStored: true);

    /// <summary>Whether the label's value (empty where missing) satisfies the condition. Allocates nothing.</summary>
    public bool Matches(string value) =>
        Operator switch
        {
            MatchOperator.Equal => string.Equals(value, Value, StringComparison.Ordinal),
            MatchOperator.NotEqual => !string.Equals(value, Value, StringComparison.Ordinal),
            MatchOperator.Regex => IsMatch(value),
            _ => !IsMatch(value),
        };

    /// <summary>Whether the labels satisfy the condition.</summary>
    public bool Matches(IReadOnlyDictionary<string, string> labels) => Matches(labels.GetValueOrDefault(Label, ""));

    /// <inheritdoc />
    public bool Equals(Matcher? other) =>
        other is not null && Label == other.Label && Operator == other.Operator && Value == other.Value;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Matcher);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Label, Operator, Value);

    /// <summary>As <see cref="MatcherText"/> reads it: <c>severity=~"P0|P1"</c>.</summary>
    public override string ToString() => MatcherText.Write(this);

    private bool IsMatch(string value) =>
        _simple?.Matches(value)
        ?? _regex!.IsMatch(_isAscii && !Ascii.IsValid(value) ? WithoutOtherLetters(value) : value);

    private static (Regex Regex, bool IsAscii) Build(string expression, bool isStored)
    {
        try
        {
            var (read, isAscii) = RegexReader.Read(expression);
            return (new Regex($@"\A(?:{read})\z", Options), isAscii);
        }
        catch (RegexSyntaxException) when (isStored && OfDotNet(expression) is { } regex)
        {
            return (regex, false);
        }
        catch (NotSupportedException)
        {
            throw new RegexSyntaxException("it is too large", 0);
        }
    }

    /// <summary>The expression as .NET has it; null where it has none.</summary>
    private static Regex? OfDotNet(string expression)
    {
        try
        {
            return new Regex($@"\A(?:{expression})\z", Options);
        }
        catch (Exception e) when (e is RegexParseException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Each character beyond ASCII becomes one that is no letter, digit or mark.</summary>
    private static string WithoutOtherLetters(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
            text.Append(rune.IsAscii ? (char)rune.Value : (char)Rune.ReplacementChar.Value);
        return text.ToString();
    }
}
