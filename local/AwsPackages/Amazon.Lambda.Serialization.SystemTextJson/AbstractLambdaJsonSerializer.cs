using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>Reads and writes JSON, and names the type when it cannot.</summary>
public abstract class AbstractLambdaJsonSerializer
{
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private protected AbstractLambdaJsonSerializer() { }

    /// <exception cref="JsonSerializerException">
    /// The type is not known to the context, or its value cannot be written.
    /// </exception>
    public void Serialize<T>(T response, Stream responseStream)
    {
        try
        {
            using var writer = new Utf8JsonWriter(responseStream, WriterOptions);
            JsonSerializer.Serialize(writer, response, TypeInfo<T>());
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new JsonSerializerException(
                $"The result of type {typeof(T)} could not be written as JSON: {e.Message}",
                e
            );
        }
    }

    /// <exception cref="JsonSerializerException">
    /// The event is not JSON of that type, or the type is not known to the context.
    /// </exception>
    public T Deserialize<T>(Stream requestStream)
    {
        try
        {
            // The real one copies the event first, whatever stream it comes in.
            using var copy = new MemoryStream();
            requestStream.CopyTo(copy);
            return JsonSerializer.Deserialize(copy.ToArray(), TypeInfo<T>())!;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new JsonSerializerException($"The event could not be read as {typeof(T)}: {e.Message}", e);
        }
    }

    private protected abstract JsonTypeInfo<T> TypeInfo<T>();
}
