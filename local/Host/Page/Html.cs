using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace RoleFerry.Local.Page;

/// <summary>A piece of HTML. Made from interpolated text: whatever is put into the holes is escaped, unless it is HTML itself.</summary>
internal readonly record struct Html
{
    private readonly string? _text;

    private Html(string text) => _text = text;

    public static Html None { get; } = new("");

    public static Html Of(ref Handler text) => new(text.ToString());

    /// <summary>Text, escaped.</summary>
    public static Html Text(string? text) => new(WebUtility.HtmlEncode(text ?? ""));

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts));

    public override string ToString() => _text ?? "";

    [InterpolatedStringHandler]
    internal readonly ref struct Handler(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _builder = new(literalLength + formattedCount * 16);

        public void AppendLiteral(string literal) => _builder.Append(literal);

        public void AppendFormatted(Html html) => _builder.Append(html);

        public void AppendFormatted(IEnumerable<Html> parts) => _builder.AppendJoin("", parts);

        public void AppendFormatted(string? text) => _builder.Append(WebUtility.HtmlEncode(text));

        public void AppendFormatted<T>(T value, string? format = null)
            where T : struct, IFormattable =>
            _builder.Append(WebUtility.HtmlEncode(value.ToString(format, CultureInfo.InvariantCulture)));

        public override string ToString() => _builder.ToString();
    }
}
