using System.Text.Json.Nodes;
using RoleFerry.Local.Faults;

namespace RoleFerry.Local.Endpoint;

/// <summary>
/// Answers in AWS's JSON protocols
/// (<see href="https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html">1.0 and 1.1</see>).
/// </summary>
internal static class AwsJson
{
    public const string Version10 = "application/x-amz-json-1.0";
    public const string Version11 = "application/x-amz-json-1.1";

    public static Answer Success(JsonObject body, string version) =>
        Answer.Json(200, body, version).With("x-amzn-RequestId", Guid.NewGuid().ToString());

    public static Answer Error(string type, string message, string version, int status = 400) =>
        Answer
            .Json(status, new JsonObject { ["__type"] = type, ["message"] = message }, version)
            .With("x-amzn-RequestId", Guid.NewGuid().ToString());

    public static Answer UnknownOperation(Call call, string version) =>
        Error("UnknownOperationException", $"The local system does not know {call.Header("X-Amz-Target")}.", version);

    /// <summary>A fault in a service whose client retries <paramref name="throttled"/>.</summary>
    public static Answer Refuse(Fault fault, string throttled, string rejected, string version) =>
        fault.Kind switch
        {
            FaultKind.Throttle => Error(throttled, "Rate exceeded (a fault set on this machine)", version),
            FaultKind.Reject => Error(fault.Error ?? rejected, "Refused by a fault set on this machine", version),
            _ => Error("InternalServerError", "The service failed by a fault set on this machine", version, 500),
        };
}
