using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>
/// Serializes with what System.Text.Json generated for <typeparamref name="TSGContext"/>. As in the real package the
/// options are its own, not those of the context's attribute: names as they are written in C# unless
/// <c>[JsonPropertyName]</c> says otherwise, read in any case; nulls are not written.
/// </summary>
public sealed class SourceGeneratorLambdaJsonSerializer<
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSGContext
> : AbstractLambdaJsonSerializer, ILambdaSerializer
    where TSGContext : JsonSerializerContext
{
    private readonly TSGContext _context = (TSGContext)
        Activator.CreateInstance(
            typeof(TSGContext),
            new JsonSerializerOptions
            {
                DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
                PropertyNameCaseInsensitive = true,
            }
        )!;

    private protected override JsonTypeInfo<T> TypeInfo<T>() =>
        _context.GetTypeInfo(typeof(T)) as JsonTypeInfo<T>
        ?? throw new NotSupportedException($"{typeof(TSGContext)} lacks [JsonSerializable(typeof({typeof(T).Name}))].");
}
