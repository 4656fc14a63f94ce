namespace RoleFerry.Local;

/// <summary>The account that the local system pretends to be.</summary>
/// <param name="Endpoint">The one address at which everything answers.</param>
/// <param name="Region">The region in names and signatures.</param>
/// <param name="StackName">
/// Begins the name of every resource to which the template gives none, as in CloudFormation.
/// </param>
public sealed record LocalAccount(Uri Endpoint, string Region = "eu-central-1", string StackName = "local")
{
    /// <summary>The account id in every ARN.</summary>
    public const string Id = "000000000000";

    /// <summary><c>arn:aws:SERVICE:REGION:ACCOUNT:NAME</c>.</summary>
    public string Arn(string service, string name) => $"arn:aws:{service}:{Region}:{Id}:{name}";

    /// <summary>The address of an SQS queue, which is also its identity.</summary>
    public string QueueUrl(string name) => $"{Endpoint.GetLeftPart(UriPartial.Authority)}/{Id}/{name}";
}
