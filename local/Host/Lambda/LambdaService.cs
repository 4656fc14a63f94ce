using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RoleFerry.Local.Endpoint;
using RoleFerry.Local.Faults;

namespace RoleFerry.Local.Lambda;

/// <summary>
/// Lambda's <see href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</see> and
/// <see href="https://docs.aws.amazon.com/lambda/latest/api/API_GetAccountSettings.html">GetAccountSettings</see>.
/// </summary>
internal sealed class LambdaService(LambdaHost functions, AsynchronousInvoker asynchronous, LocalAccount account)
    : IService
{
    /// <summary>
    /// <see href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">6 MB, where the caller
    /// waits.</see>
    /// </summary>
    private const int LargestRequest = 6 * 1024 * 1024;

    /// <summary>
    /// <see href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">1 MB, where nobody
    /// waits.</see>
    /// </summary>
    private const int LargestEvent = 1024 * 1024;

    private const int LogTailBytes = 4 * 1024;

    private const string Prefix = "/2015-03-31/functions/";
    private const string Suffix = "/invocations";
    private const string Settings = "/2016-08-19/account-settings/";

    /// <summary>
    /// <see href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">An account's, where nobody
    /// asked for more.</see>
    /// </summary>
    private const int Concurrency = 1000;

    public string Name => "lambda";

    public bool Takes(Call call) => call.Path.StartsWith(Prefix, StringComparison.Ordinal) || call.Path == Settings;

    public string Operation(Call call) => call.Path == Settings ? "GetAccountSettings" : "Invoke";

    public async Task<Answer> AnswerAsync(Call call, CancellationToken cancellation)
    {
        if (call is { Method: "GET", Path: Settings })
            return AccountSettings();
        if (call.Method != "POST" || !call.Path.EndsWith(Suffix, StringComparison.Ordinal))
            return Error(
                404,
                "UnknownOperationException",
                "The local system knows Invoke and GetAccountSettings only."
            );

        var name = Uri.UnescapeDataString(call.Path[Prefix.Length..^Suffix.Length]);
        var qualifier = call.Query.GetValueOrDefault("Qualifier") ?? QualifierIn(name);
        if (functions.Find(name) is not { } function || !function.Definition.HasQualifier(qualifier))
            return Error(
                404,
                "ResourceNotFoundException",
                $"Function not found: {account.Arn("lambda", "function:" + name)}"
                    + $"{(qualifier is null || QualifierIn(name) is not null ? "" : ":" + qualifier)}"
            );

        var kind = call.Header("X-Amz-Invocation-Type") ?? "RequestResponse";
        var limit = kind == "Event" ? LargestEvent : LargestRequest;
        if (call.Body.Length > limit)
            return Error(
                413,
                "RequestTooLargeException",
                $"Request must be smaller than {limit} bytes for the InvokeFunction operation"
            );
        if (WhyNotJson(call.Body) is { } why)
            return Error(
                400,
                "InvalidRequestContentException",
                $"Could not parse request body into json: Could not parse payload into json: {why}"
            );

        var payload = call.Body.Length == 0 ? "{}"u8.ToArray() : call.Body;
        return kind switch
        {
            "DryRun" => new Answer(204, null, []),
            "Event" => new Answer(202, null, []).With("x-amzn-RequestId", asynchronous.Accept(function, payload)),
            "RequestResponse" => await InvokeAsync(
                function,
                payload,
                call.Header("X-Amz-Log-Type") == "Tail",
                cancellation
            ),
            _ => Error(400, "InvalidParameterValueException", $"Unknown invocation type {kind}"),
        };
    }

    public Answer Refuse(Fault fault) =>
        fault.Kind switch
        {
            FaultKind.Throttle => Error(429, "TooManyRequestsException", "Rate Exceeded.")
                .With("Retry-After", fault.RetryAfterSeconds),
            FaultKind.Reject => Error(
                400,
                fault.Error ?? "InvalidParameterValueException",
                "Refused by a fault set on this machine"
            ),
            _ => Error(500, "ServiceException", "The service failed by a fault set on this machine"),
        };

    private async Task<Answer> InvokeAsync(
        FunctionPool function,
        byte[] payload,
        bool tail,
        CancellationToken cancellation
    )
    {
        var invocation = await functions
            .InvokeAsync(function, payload, InvocationKind.RequestResponse)
            .WaitAsync(cancellation);
        var result = invocation.Result!;
        var answer = new Answer(200, "application/json", result.Payload.ToArray())
            .With("x-amzn-RequestId", invocation.RequestId)
            .With("X-Amz-Executed-Version", "$LATEST");
        if (result.FunctionError is { } error)
            answer = answer.With("X-Amz-Function-Error", error);
        if (tail)
        {
            var log = Encoding.UTF8.GetBytes(string.Join('\n', result.Log) + "\n");
            answer = answer.With(
                "X-Amz-Log-Result",
                Convert.ToBase64String(log.AsSpan(Math.Max(0, log.Length - LogTailBytes)))
            );
        }
        return answer;
    }

    private Answer AccountSettings() =>
        Answer.Json(
            200,
            new JsonObject
            {
                ["AccountLimit"] = new JsonObject
                {
                    ["ConcurrentExecutions"] = Concurrency,
                    ["UnreservedConcurrentExecutions"] =
                        Concurrency - functions.Functions.Sum(f => f.Definition.ReservedConcurrency),
                },
                ["AccountUsage"] = new JsonObject { ["FunctionCount"] = functions.Functions.Count },
            }
        );

    private static string? QualifierIn(string name)
    {
        var parts = (name.Contains(":function:", StringComparison.Ordinal) ? name.Split(":function:")[1] : name).Split(
            ':'
        );
        return parts.Length > 1 ? parts[1] : null;
    }

    private static string? WhyNotJson(byte[] body)
    {
        if (body.Length == 0)
            return null;
        try
        {
            using var document = JsonDocument.Parse(body);
            return null;
        }
        catch (JsonException e)
        {
            return e.Message;
        }
    }

    private static Answer Error(int status, string type, string message) =>
        Answer
            .Json(status, new JsonObject { ["Type"] = status < 500 ? "User" : "Service", ["Message"] = message })
            .With("x-amzn-ErrorType", type)
            .With("x-amzn-RequestId", Guid.NewGuid().ToString());
}
