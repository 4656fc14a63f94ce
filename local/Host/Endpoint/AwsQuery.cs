using System.Security;
using System.Text;

namespace RoleFerry.Local.Endpoint;

/// <summary>
/// Answers in AWS's <see href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">Query protocol</see>.
/// </summary>
internal static class AwsQuery
{
    /// <summary>What an operation answers.</summary>
    /// <param name="operation">Its name.</param>
    /// <param name="xmlns">The service's namespace.</param>
    /// <param name="result">Elements, escaped.</param>
    public static Answer Success(string operation, string xmlns, string result) =>
        Xml(
            200,
            $"""
            <{operation}Response xmlns="{xmlns}">
              <{operation}Result>{result}</{operation}Result>
              <ResponseMetadata><RequestId>{Guid.NewGuid()}</RequestId></ResponseMetadata>
            </{operation}Response>
            """
        );

    public static Answer Error(int status, string code, string message, string xmlns) =>
        Xml(
            status,
            $"""
            <ErrorResponse xmlns="{xmlns}"><Error><Type>{(
                status < 500 ? "Sender" : "Receiver"
            )}</Type><Code>{code}</Code><Message>{SecurityElement.Escape(
                message
            )}</Message></Error><RequestId>{Guid.NewGuid()}</RequestId></ErrorResponse>
            """
        );

    private static Answer Xml(int status, string body) => new(status, "text/xml", Encoding.UTF8.GetBytes(body));
}
