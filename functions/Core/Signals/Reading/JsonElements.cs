using System.Text;
using System.Text.Json;

namespace RoleFerry.Core.Signals.Reading;

/// <summary>Looks into JSON of unknown shape without throwing.</summary>
internal static class JsonElements
{
    extension(JsonElement element)
    {
        /// <summary>The member, or an element of kind <see cref="JsonValueKind.Undefined"/>.</summary>
        public JsonElement Get(string name) =>
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member)
                ? member
                : default;

        /// <summary>The first of two spellings that is there: CloudWatch writes one thing in two ways.</summary>
        public JsonElement Get(string name, string orName) =>
            element.Get(name) is { IsAbsent: false } member ? member : element.Get(orName);

        /// <summary>Missing or null.</summary>
        public bool IsAbsent => element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

        public bool IsObject => element.ValueKind == JsonValueKind.Object;

        public bool IsList => element.ValueKind == JsonValueKind.Array;

        /// <summary>The text; null for anything else.</summary>
        public string? AsText() => element.ValueKind == JsonValueKind.String ? element.GetString() : null;

        /// <summary>A finite number; null for anything else.</summary>
        public double? AsNumber() =>
            element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var number) && double.IsFinite(number)
                ? number
                : null;

        /// <summary>For a sentence: "is missing", "is a number", ...</summary>
        public string Describe() =>
            element.ValueKind switch
            {
                JsonValueKind.Undefined => "is missing",
                JsonValueKind.Null => "is null",
                JsonValueKind.Object => "is an object",
                JsonValueKind.Array => "is a list",
                JsonValueKind.String => "is a text",
                JsonValueKind.Number => "is a number",
                _ => "is a truth value",
            };

        /// <summary>The bytes it was read from.</summary>
        public ReadOnlyMemory<byte> ToBytes() => Encoding.UTF8.GetBytes(element.GetRawText());
    }
}
