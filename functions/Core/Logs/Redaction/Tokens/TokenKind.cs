using System.Buffers;
using System.Collections.Immutable;
using RoleFerry.Core.Logs.Redaction.Kinds;

namespace RoleFerry.Core.Logs.Redaction.Tokens;

/// <summary>Tokens of one issuer.</summary>
/// <param name="Kind">What they are called, and what stands in their place.</param>
/// <param name="Shapes">How they are recognised.</param>
internal sealed record TokenKind(SecretKind Kind, ImmutableArray<TokenShape> Shapes)
{
    /// <summary>Tokens that begin with one of several marks, and go on alike.</summary>
    /// <param name="name">What they are called.</param>
    /// <param name="source">Where the issuer describes them.</param>
    /// <param name="behind">The characters behind the mark.</param>
    /// <param name="least">How many of them at least.</param>
    /// <param name="marks">The marks.</param>
    public static TokenKind Of(
        string name,
        string source,
        SearchValues<char> behind,
        int least,
        params ReadOnlySpan<string> marks
    ) => Of(name, source, [.. marks.ToArray().Select(m => new TokenShape(m, behind, least))]);

    /// <summary>Tokens of several shapes.</summary>
    public static TokenKind Of(string name, string source, params ImmutableArray<TokenShape> shapes) =>
        new(
            new SecretKind(
                name,
                "[token]",
                string.Join(", ", shapes.Select(s => s.Before is null ? $"`{s.Mark}…`" : $"`…{s.Mark}…`")),
                Source: source
            ),
            shapes
        );
}
