using System.Text.RegularExpressions;
using Amazon.DynamoDBv2;

namespace RoleFerry.Simulation.Table.Expressions;

/// <summary>The words and signs of an expression, one after the other.</summary>
internal sealed partial class ExpressionTokens
{
    private readonly string[] _tokens;
    private int _at;

    /// <exception cref="AmazonDynamoDBException">It is empty, or has a sign that none has.</exception>
    public ExpressionTokens(string text)
    {
        if (text.Length == 0)
            throw TableErrors.Invalid("The expression can not be empty");
        _tokens = [.. Token().Matches(text).Select(m => m.Value.Trim()).Where(t => t.Length > 0)];
        if (_tokens.Length == 0)
            throw Unexpected(null);
        foreach (var token in _tokens)
            if (!Known().IsMatch(token))
                throw Unexpected(token);
    }

    /// <summary>The next one; null at the end.</summary>
    public string? Next => _at < _tokens.Length ? _tokens[_at] : null;

    /// <summary>Whether a function's name and its parenthesis are next.</summary>
    public bool IsCall => _at + 1 < _tokens.Length && _tokens[_at + 1] == "(" && char.IsLetter(_tokens[_at][0]);

    public string Take()
    {
        var token = Next ?? throw Unexpected(null);
        _at++;
        return token;
    }

    public bool TryTake(string token)
    {
        if (Next != token)
            return false;
        _at++;
        return true;
    }

    public void Require(string token)
    {
        if (!TryTake(token))
            throw Unexpected(Next);
    }

    /// <summary>Whether a keyword is next, which may be written in any case.</summary>
    public bool IsWord(string word) => string.Equals(Next, word, StringComparison.OrdinalIgnoreCase);

    public bool TryTakeWord(string word)
    {
        if (!IsWord(word))
            return false;
        _at++;
        return true;
    }

    public static AmazonDynamoDBException Unexpected(string? token) =>
        TableErrors.Invalid($"Syntax error; token: {token ?? "<EOF>"}");

    [GeneratedRegex(@"[#:]?\w+|<>|<=|>=|\s+|.", RegexOptions.Singleline)]
    private static partial Regex Token();

    [GeneratedRegex(@"^([#:]\w+|[A-Za-z_]\w*|\d+|<>|<=|>=|[=<>(),+\-.\[\]])$")]
    private static partial Regex Known();
}
