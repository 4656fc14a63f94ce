using System.Text.Encodings.Web;
using System.Text.Json;

namespace RoleFerry.Core.Text;

/// <summary>How bodies are written as JSON.</summary>
internal static class MessageJson
{
    /// <summary>
    /// Letters stay letters: bodies are sent as <c>application/json; charset=utf-8</c>, never put into HTML.
    /// </summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
