namespace RoleFerry.Core.Matching;

/// <summary>A text is no regular expression that matchers take.</summary>
/// <param name="message">What is wrong, as the end of a sentence.</param>
/// <param name="at">Before which character, from 0.</param>
public sealed class RegexSyntaxException(string message, int at) : Exception(message)
{
    /// <summary>Before which character of the expression, from 0.</summary>
    public int At { get; } = at;
}
