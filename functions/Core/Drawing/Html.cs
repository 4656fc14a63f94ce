using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Drawing;

/// <summary>
/// A piece of HTML. Made from interpolated text: whatever is put into the holes is escaped, unless it is HTML itself.
/// </summary>
public readonly record struct Html
{
    private readonly string? _text;

    private Html(string text) => _text = text;

    /// <summary>Nothing.</summary>
    public static Html None { get; } = new("");

    /// <summary>The text with what is put into its holes, escaped.</summary>
    public static Html Of(ref Handler text) => new(text.ToString());

    /// <summary>Text, escaped.</summary>
    public static Html Text(string? text) => new(Escape(text));

    /// <summary>HTML that we made ourselves, as it is: never anything from outside.</summary>
    public static Html Trusted(string ourOwnHtml) => new(ourOwnHtml);

    /// <summary>One after the other.</summary>
    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts));

    /// <summary>Also without characters that no document may hold, so that it is sound inside SVG too.</summary>
    private static string Escape(string? text) =>
        WebUtility.HtmlEncode(
            string.Concat(
                HiddenCharacters
                    .Remove(text ?? "")
                    .EnumerateRunes()
                    .Where(rune => !Rune.IsControl(rune) || rune.Value is '\n' or '\t')
                    .Select(rune => rune.ToString())
            )
        );

    /// <summary>The HTML.</summary>
    public override string ToString() => _text ?? "";

    /// <summary>Escapes what is put into holes.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Handler(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _builder = new(literalLength + formattedCount * 16);

        /// <summary>Our own words.</summary>
        public void AppendLiteral(string literal) => _builder.Append(literal);

        /// <summary>HTML as it is.</summary>
        public void AppendFormatted(Html html) => _builder.Append(html);

        /// <summary>HTML as it is, one after the other.</summary>
        public void AppendFormatted(IEnumerable<Html> parts) => _builder.AppendJoin("", parts);

        /// <summary>Text, escaped.</summary>
        public void AppendFormatted(string? text) => _builder.Append(Escape(text));

        /// <summary>A value, in the invariant culture.</summary>
        public void AppendFormatted<T>(T value, string? format = null)
            where T : struct, IFormattable =>
            _builder.Append(WebUtility.HtmlEncode(value.ToString(format, CultureInfo.InvariantCulture)));

        /// <summary>All of it.</summary>
        public override string ToString() => _builder.ToString();
    }
}
