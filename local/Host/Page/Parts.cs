using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RoleFerry.Local.Page;

/// <summary>Small pieces that several parts of the page show alike.</summary>
internal static class Parts
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Html Severity(string severity) =>
        Html.Of($"""<span class="sev {severity.ToLowerInvariant()}">{severity}</span>""");

    public static Html Status(string status) =>
        Html.Of($"""<span class="status {status.ToLowerInvariant()}">{Words(status)}</span>""");

    /// <summary>How long ago, with the moment itself behind it. The script keeps it true.</summary>
    public static Html Time(DateTimeOffset at, DateTimeOffset now)
    {
        var moment = at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        return Html.Of($"""<time datetime="{moment}" title="{moment}">{Ago(now - at)}</time>""");
    }

    public static Html Clock(DateTimeOffset at) =>
        Html.Text(at.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture));

    public static string Milliseconds(TimeSpan? took) =>
        took is { } t ? string.Create(CultureInfo.InvariantCulture, $"{t.TotalMilliseconds:0.0} ms") : "…";

    /// <summary>JSON, indented; what is no JSON, as it is.</summary>
    public static Html Json(ReadOnlySpan<byte> json)
    {
        string text;
        try
        {
            text = JsonNode.Parse(json)?.ToJsonString(Indented) ?? "null";
        }
        catch (JsonException)
        {
            text = System.Text.Encoding.UTF8.GetString(json);
        }
        return Html.Of($"<pre>{Short(text)}</pre>");
    }

    public static Html Json(string json) => Json(System.Text.Encoding.UTF8.GetBytes(json));

    public static Html Empty(string text) => Html.Of($"""<p class="empty">{text}</p>""");

    /// <summary><c>StillFiring</c> as <c>Still firing</c>.</summary>
    public static string Words(string name) =>
        string.Concat(
            name.Select((c, i) => i > 0 && char.IsAsciiLetterUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString())
        );

    private static string Ago(TimeSpan age) =>
        age.TotalSeconds switch
        {
            < 1 => "now",
            < 60 => string.Create(CultureInfo.InvariantCulture, $"{age.TotalSeconds:0} s ago"),
            < 3600 => string.Create(CultureInfo.InvariantCulture, $"{age.TotalMinutes:0} min ago"),
            < 86400 => string.Create(CultureInfo.InvariantCulture, $"{age.TotalHours:0} h ago"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{age.TotalDays:0} days ago"),
        };

    private static string Short(string text) => text.Length <= 20_000 ? text : text[..20_000] + "\n… and more";
}
