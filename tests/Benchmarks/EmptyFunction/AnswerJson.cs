using System.Text.Json.Serialization;

namespace RoleFerry.EmptyFunction;

[JsonSerializable(typeof(Answer))]
internal sealed partial class AnswerJson : JsonSerializerContext;
