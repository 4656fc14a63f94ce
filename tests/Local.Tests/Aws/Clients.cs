using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;

namespace RoleFerry.Local.Tests.Aws;

/// <summary>Amazon's own clients, pointed at a local system. They try once, so that a test sees every answer.</summary>
internal static class Clients
{
    private static readonly BasicAWSCredentials Credentials = new("LOCALTEST", "local");

    public static AmazonDynamoDBClient DynamoDb(LocalStack stack) =>
        new(Credentials, Point(new AmazonDynamoDBConfig(), stack));

    public static AmazonSimpleSystemsManagementClient Ssm(LocalStack stack) =>
        new(Credentials, Point(new AmazonSimpleSystemsManagementConfig(), stack));

    public static AmazonSQSClient Sqs(LocalStack stack) => new(Credentials, Point(new AmazonSQSConfig(), stack));

    private static T Point<T>(T config, LocalStack stack)
        where T : ClientConfig
    {
        config.ServiceURL = stack.Endpoint.ToString();
        config.AuthenticationRegion = stack.Account.Region;
        config.MaxErrorRetry = 0;
        config.Timeout = TimeSpan.FromSeconds(20);
        return config;
    }
}
