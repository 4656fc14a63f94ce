using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RoleFerry.Core.Tests.Logs.Redaction;

/// <summary>The forms in which a line may stand in another.</summary>
internal static class Forms
{
    public static readonly IReadOnlyDictionary<string, Func<string, string>> All = new Dictionary<
        string,
        Func<string, string>
    >
    {
        ["text"] = text => text,
        ["text behind text"] = text => $"2026-11-23 12:00:00,123 ERROR app.mail: could not do it: {text}",
        ["several lines"] = text => $"it failed\n{text}\n  and more",
        ["JSON"] = text => Json(text),
        ["JSON in JSON"] = text => Json(Json(text)),
        ["JSON in JSON in JSON"] = text => Json(Json(Json(text))),
        ["JSON with \\u0022"] = text => Unicode(text),
        ["JSON with \\u0022, twice"] = text => Unicode(Unicode(text)),
        ["JSON in a query"] = text => $"GET /x?q={Uri.EscapeDataString(Json(text))}&n=1 HTTP/1.1",
        ["a value of a query"] = text => $"GET https://x.example.com/x?n=1&q={Uri.EscapeDataString(text)} HTTP/1.1",
        ["a form"] = text => $"a=1&q={WebUtility.UrlEncode(text).Replace("+", "%20", StringComparison.Ordinal)}&b=2",
        ["a header"] = text => $"X-Debug: {text.ReplaceLineEndings("; ")}",
        ["SQL"] = text => $"INSERT INTO logs (a, b) VALUES (7, '{text.Replace("'", "''", StringComparison.Ordinal)}')",
        ["XML"] = text => $"<entry><text>{WebUtility.HtmlEncode(text)}</text></entry>",
        ["repr"] = text =>
            $"b'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'",
    };

    private static string Json(string text) =>
        $$"""{"level": "ERROR", "message": "{{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}}", "n": 7}""";

    private static string Unicode(string text) =>
        $$"""{"level": "ERROR", "message": "{{JsonEncodedText.Encode(text)}}", "n": 7}""";
}
