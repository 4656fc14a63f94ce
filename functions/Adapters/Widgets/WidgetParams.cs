using System.Buffers;
using System.Text;
using System.Text.Json;

namespace RoleFerry.Adapters.Widgets;

/// <summary>Params of a button's call.</summary>
internal static class WidgetParams
{
    /// <summary>As JSON; those that are empty are left out.</summary>
    public static string Json(params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        foreach (var (name, value) in parameters)
        {
            if (value.Length > 0)
                json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
