using System.Security;
using System.Text;
using RoleFerry.Local.Endpoint;
using RoleFerry.Local.Faults;

namespace RoleFerry.Local.S3;

/// <summary>
/// S3's <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html">PutObject</see>, addressed by
/// path. What an object holds is forgotten; any bucket exists.
/// </summary>
internal sealed class S3Service : IService
{
    private const int RememberedObjects = 1000;

    private readonly Bounded<string> _objects = new(RememberedObjects);

    public string Name => "s3";

    /// <summary>The newest objects as <c>BUCKET/KEY</c>, oldest first.</summary>
    public IReadOnlyList<string> Objects => _objects.ToList();

    /// <summary>What a call is about: <c>arn:aws:s3:::BUCKET/KEY</c>.</summary>
    public static string Arn(Call call) => $"arn:aws:s3:::{call.Path.TrimStart('/')}";

    public bool Takes(Call call) =>
        call.Header("Authorization")?.Contains("/s3/aws4_request", StringComparison.Ordinal) == true;

    public string Operation(Call call) =>
        call.Method switch
        {
            "PUT" => "PutObject",
            "GET" => "GetObject",
            "DELETE" => "DeleteObject",
            _ => call.Method,
        };

    public Task<Answer> AnswerAsync(Call call, CancellationToken cancellation)
    {
        if (Operation(call) != "PutObject" || call.Path.Trim('/').Split('/').Length < 2)
            return Task.FromResult(
                Error(501, "NotImplemented", $"The local system does not know {call.Method} {call.Path}.")
            );
        _objects.Add(call.Path.TrimStart('/'));
        return Task.FromResult(Answer.Text(200, ""));
    }

    public Answer Refuse(Fault fault) =>
        fault.Kind switch
        {
            FaultKind.Throttle => Error(
                503,
                "SlowDown",
                "Please reduce your request rate (a fault set on this machine)"
            ),
            FaultKind.Reject => Error(403, fault.Error ?? "AccessDenied", "Access Denied"),
            _ => Error(500, "InternalError", "The service failed by a fault set on this machine"),
        };

    private static Answer Error(int status, string code, string message) =>
        new(
            status,
            "application/xml",
            Encoding.UTF8.GetBytes(
                $"<Error><Code>{code}</Code><Message>{SecurityElement.Escape(message)}</Message></Error>"
            )
        );
}
