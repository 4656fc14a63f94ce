using System.Text.Json.Nodes;
using RoleFerry.Local.Endpoint;
using RoleFerry.Local.Faults;

namespace RoleFerry.Local.Ssm;

/// <summary>
/// Parameter Store:
/// <see href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html">
/// GetParameters</see>, GetParameter and PutParameter. A SecureString is kept in the clear and shown only to those who
/// ask for decryption.
/// </summary>
internal sealed class SsmService(LocalAccount account, TimeProvider time) : IService
{
    /// <summary>
    /// <see href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html">At most ten
    /// names a call.</see>
    /// </summary>
    private const int MostNames = 10;

    /// <summary>
    /// In a value, stands for the endpoint as the calling process sees it: an address kept in a parameter then tells
    /// the processes apart as the addresses in their environment do.
    /// </summary>
    public const string EndpointPlaceholder = "{endpoint}";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Parameter> _parameters = [];

    public string Name => "ssm";

    public bool Takes(Call call) => call.TargetService == "AmazonSSM";

    public string Operation(Call call) => call.TargetOperation ?? "";

    /// <summary>Writes a parameter, as PutParameter with Overwrite would.</summary>
    public void Put(string name, string value, string type = "SecureString")
    {
        lock (_lock)
            _parameters[name] = new(
                name,
                value,
                type,
                (_parameters.GetValueOrDefault(name)?.Version ?? 0) + 1,
                time.GetUtcNow()
            );
    }

    public Task<Answer> AnswerAsync(Call call, CancellationToken cancellation) => Task.FromResult(Answer(call));

    public Answer Refuse(Fault fault) =>
        AwsJson.Refuse(fault, "ThrottlingException", "AccessDeniedException", AwsJson.Version11);

    private Answer Answer(Call call)
    {
        if (call.Json() is not { } request)
            return AwsJson.Error("SerializationException", "The body is not a JSON object.", AwsJson.Version11);
        lock (_lock)
            return call.TargetOperation switch
            {
                "GetParameters" => GetParameters(request, call),
                "GetParameter" => GetParameter(request, call),
                "PutParameter" => PutParameter(request),
                _ => AwsJson.UnknownOperation(call, AwsJson.Version11),
            };
    }

    private Answer GetParameters(JsonObject request, Call call)
    {
        var names = (request["Names"] as JsonArray ?? []).Select(n => (string?)n ?? "").ToArray();
        if (names.Length is 0 or > MostNames)
            return AwsJson.Error(
                "ValidationException",
                $"1 validation error detected: Value at 'names' failed to satisfy constraint: Member must have "
                    + $"length between 1 and {MostNames}",
                AwsJson.Version11
            );
        return AwsJson.Success(
            new JsonObject
            {
                ["Parameters"] = new JsonArray([
                    .. names.Where(_parameters.ContainsKey).Select(n => Show(_parameters[n], request, call)),
                ]),
                ["InvalidParameters"] = new JsonArray([
                    .. names.Where(n => !_parameters.ContainsKey(n)).Select(n => JsonValue.Create(n)),
                ]),
            },
            AwsJson.Version11
        );
    }

    private Answer GetParameter(JsonObject request, Call call) =>
        _parameters.TryGetValue((string?)request["Name"] ?? "", out var parameter)
            ? AwsJson.Success(new JsonObject { ["Parameter"] = Show(parameter, request, call) }, AwsJson.Version11)
            : AwsJson.Error("ParameterNotFound", "", AwsJson.Version11);

    private Answer PutParameter(JsonObject request)
    {
        if (
            (string?)request["Name"] is not { Length: > 0 } name
            || (string?)request["Value"] is not { Length: > 0 } value
        )
            return AwsJson.Error("ValidationException", "Name and Value are required.", AwsJson.Version11);
        var known = _parameters.GetValueOrDefault(name);
        if (known is not null && (bool?)request["Overwrite"] != true)
            return AwsJson.Error(
                "ParameterAlreadyExists",
                "The parameter already exists. To overwrite this value, set the overwrite option in the request "
                    + "to true.",
                AwsJson.Version11
            );
        Put(name, value, (string?)request["Type"] ?? known?.Type ?? "String");
        return AwsJson.Success(
            new JsonObject { ["Version"] = _parameters[name].Version, ["Tier"] = "Standard" },
            AwsJson.Version11
        );
    }

    private JsonObject Show(Parameter parameter, JsonObject request, Call call)
    {
        var secret = parameter.Type == "SecureString" && (bool?)request["WithDecryption"] != true;
        return new JsonObject
        {
            ["Name"] = parameter.Name,
            ["Type"] = parameter.Type,
            ["Value"] = secret ? "(encrypted)" : AsSeenBy(call.Caller, parameter.Value),
            ["Version"] = parameter.Version,
            ["LastModifiedDate"] = parameter.Modified.ToUnixTimeMilliseconds() / 1000.0,
            ["ARN"] = account.Arn("ssm", "parameter/" + parameter.Name.TrimStart('/')),
            ["DataType"] = "text",
        };
    }

    private string AsSeenBy(string? caller, string value) =>
        value.Replace(
            EndpointPlaceholder,
            (caller is null ? account.Endpoint : Call.AddressFor(caller, account.Endpoint, "")).ToString().TrimEnd('/'),
            StringComparison.Ordinal
        );
}
