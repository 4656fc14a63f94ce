using System.Net;
using System.Text;

namespace RoleFerry.Adapters.Endpoints;

/// <summary>Reads <c>application/x-www-form-urlencoded</c>. Of several values of one name the first counts.</summary>
internal static class FormBody
{
    public static Dictionary<string, string> Read(ReadOnlySpan<byte> body)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in Encoding.UTF8.GetString(body).Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            fields.TryAdd(WebUtility.UrlDecode(parts[0]), parts.Length > 1 ? WebUtility.UrlDecode(parts[1]) : "");
        }

        return fields;
    }
}
