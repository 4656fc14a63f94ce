using System.Text.Json.Serialization;

namespace RoleFerry.Core.Policies.Compiled;

[JsonSerializable(typeof(CompiledPolicy))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [
        typeof(InsufficientDataJson),
        typeof(MatcherJson),
        typeof(MomentJson),
        typeof(OvertakenJson),
        typeof(SecondsJson),
        typeof(SeverityJson),
        typeof(WholeNumberJson),
    ]
)]
internal sealed partial class PolicyJsonContext : JsonSerializerContext;
