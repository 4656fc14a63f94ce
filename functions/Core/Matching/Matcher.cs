using System.Text.RegularExpressions;

namespace RoleFerry.Core.Matching;

/// <summary>
/// One condition on one label: <c>severity=P0</c>, <c>service!=""</c>, <c>alarmname=~"api-.*"</c>,
/// <c>region!~"eu-.*"</c>. A label that is missing counts as empty. Expressions are anchored at both ends, a dot
/// matches every character, and no text can make one slow: the engine does not backtrack.
/// </summary>
public sealed class Matcher : IEquatable<Matcher>
{
    private readonly SimplePattern? _simple;
    private readonly Regex? _regex;

    /// <param name="label">The label's name.</param>
    /// <param name="operator">How to compare.</param>
    /// <param name="value">What to compare with: a text, or a regular expression.</param>
    /// <exception cref="RegexParseException">The expression is none.</exception>
    /// <exception cref="NotSupportedException">
    /// The expression needs backtracking (back references, lookaround) or is too large.
    /// </exception>
    public Matcher(string label, MatchOperator @operator, string value)
    {
        Label = label;
        Operator = @operator;
        Value = value;
        if (@operator is not (MatchOperator.Regex or MatchOperator.NotRegex))
            return;
        _simple = SimplePattern.TryRead(value);
        _regex = _simple is null ? Build(value) : null;
    }

    /// <summary>The label's name.</summary>
    public string Label { get; }

    /// <summary>How to compare.</summary>
    public MatchOperator Operator { get; }

    /// <summary>What to compare with.</summary>
    public string Value { get; }

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

    private bool IsMatch(string value) => _simple?.Matches(value) ?? _regex!.IsMatch(value);

    private static Regex Build(string expression)
    {
        const RegexOptions Options =
            RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline;
        // Alone first: "a)|(b" is none, but would be one between the anchors. The engine that backtracks is quick to
        // build.
        _ = new Regex(expression, Options & ~RegexOptions.NonBacktracking);
        return new Regex($@"\A(?:{expression})\z", Options);
    }
}
