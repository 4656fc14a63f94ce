using System.Text.RegularExpressions;

namespace RoleFerry.Core.Routing;

/// <summary>One condition on one label. A label that is missing counts as empty.</summary>
public sealed class Matcher
{
    private readonly Regex? _regex;

    /// <param name="label">The label's name.</param>
    /// <param name="operator">How to compare.</param>
    /// <param name="value">What to compare with: a text, or a regular expression for the non-backtracking engine.</param>
    /// <exception cref="ArgumentException">The expression is not one, or needs backtracking (back references, lookaround).</exception>
    public Matcher(string label, MatchOperator @operator, string value)
    {
        Label = label;
        Operator = @operator;
        Value = value;
        if (@operator is MatchOperator.Regex or MatchOperator.NotRegex)
        {
            try
            {
                _regex = new Regex($"^(?:{value})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            }
            catch (NotSupportedException e)
            {
                throw new ArgumentException(e.Message, nameof(value), e);
            }
        }
    }

    /// <summary>The label's name.</summary>
    public string Label { get; }

    /// <summary>How to compare.</summary>
    public MatchOperator Operator { get; }

    /// <summary>What to compare with.</summary>
    public string Value { get; }

    /// <summary>Whether the label's value (empty where missing) satisfies the condition.</summary>
    public bool Matches(string value) => Operator switch
    {
        MatchOperator.Equal => string.Equals(value, Value, StringComparison.Ordinal),
        MatchOperator.NotEqual => !string.Equals(value, Value, StringComparison.Ordinal),
        MatchOperator.Regex => _regex!.IsMatch(value),
        _ => !_regex!.IsMatch(value),
    };

    /// <summary>As it is written in the policy: <c>severity=~"P0|P1"</c>.</summary>
    public override string ToString()
    {
        var op = Operator switch
        {
            MatchOperator.Equal => "=",
            MatchOperator.NotEqual => "!=",
            MatchOperator.Regex => "=~",
            _ => "!~",
        };
        return $"{Label}{op}\"{Value}\"";
    }
}
