using System.Text.Json.Serialization;

namespace Amazon.Lambda.RuntimeSupport;

[JsonSerializable(typeof(ClientContext))]
[JsonSerializable(typeof(CognitoIdentity))]
internal sealed partial class CallerJson : JsonSerializerContext;
