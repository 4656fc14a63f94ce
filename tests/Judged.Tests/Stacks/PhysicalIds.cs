namespace RoleFerry.Judged.Tests.Stacks;

/// <summary>What Ref and GetAtt give for a resource, by its type.</summary>
/// <param name="Region">Where it is.</param>
internal sealed record PhysicalIds(string Region)
{
    public const string Account = RoleFerry.Tests.AwsTools.MotoServer.Account;

    /// <summary>The property by which a template names a resource of a type; null where there is none.</summary>
    public static string? NameProperty(string type) =>
        type switch
        {
            "AWS::CloudWatch::Alarm" or "AWS::CloudWatch::CompositeAlarm" => "AlarmName",
            "AWS::CloudWatch::Dashboard" => "DashboardName",
            "AWS::CodeDeploy::Application" => "ApplicationName",
            "AWS::CodeDeploy::DeploymentGroup" => "DeploymentGroupName",
            "AWS::DynamoDB::Table" => "TableName",
            "AWS::Events::Rule"
            or "AWS::Scheduler::Schedule"
            or "AWS::Scheduler::ScheduleGroup"
            or "AWS::Logs::QueryDefinition" => "Name",
            "AWS::IAM::ManagedPolicy" => "ManagedPolicyName",
            "AWS::IAM::Role" => "RoleName",
            "AWS::KinesisFirehose::DeliveryStream" => "DeliveryStreamName",
            "AWS::Lambda::Function" => "FunctionName",
            "AWS::Logs::LogGroup" => "LogGroupName",
            "AWS::Logs::SubscriptionFilter" => "FilterName",
            "AWS::S3::Bucket" => "BucketName",
            "AWS::SNS::Topic" => "TopicName",
            "AWS::SQS::Queue" => "QueueName",
            "AWS::SSM::Parameter" => "Name",
            _ => null,
        };

    public string Ref(StackResource resource) =>
        resource.Type switch
        {
            "AWS::SQS::Queue" => $"https://sqs.{Region}.amazonaws.com/{Account}/{resource.Name}",
            "AWS::SNS::Topic"
            or "AWS::IAM::ManagedPolicy"
            or "AWS::CloudFormation::Stack"
            or "AWS::Lambda::Alias"
            or "AWS::Lambda::Version" => Arn(resource),
            _ => resource.Name,
        };

    public string Attribute(StackResource resource, string attribute) =>
        attribute switch
        {
            "Arn" or "FunctionArn" or "TopicArn" => Arn(resource),
            "FunctionUrl" => $"https://{resource.Name.ToLowerInvariant()}.lambda-url.{Region}.on.aws/",
            "Version" => "1",
            "TopicName" or "QueueName" or "RoleName" => resource.Name,
            _ => $"{resource.Name}.{attribute}",
        };

    private string Arn(StackResource resource) =>
        resource.Type switch
        {
            "AWS::CloudFormation::Stack" => Of("cloudformation", $"stack/{resource.Name}/1"),
            "AWS::CloudWatch::Alarm" or "AWS::CloudWatch::CompositeAlarm" => Of("cloudwatch", $"alarm:{resource.Name}"),
            "AWS::DynamoDB::Table" => Of("dynamodb", $"table/{resource.Name}"),
            "AWS::Events::Rule" => Of("events", $"rule/{resource.Name}"),
            "AWS::IAM::ManagedPolicy" => $"arn:aws:iam::{Account}:policy/{resource.Name}",
            "AWS::IAM::Role" => $"arn:aws:iam::{Account}:role/{resource.Name}",
            "AWS::KinesisFirehose::DeliveryStream" => Of("firehose", $"deliverystream/{resource.Name}"),
            "AWS::Lambda::Function" => Of("lambda", $"function:{resource.Name}"),
            "AWS::Lambda::Alias" => $"{FunctionArn(resource)}:{resource.Properties["Name"]}",
            "AWS::Lambda::Version" => $"{FunctionArn(resource)}:1",
            "AWS::Logs::LogGroup" => Of("logs", $"log-group:{resource.Name}:*"),
            "AWS::S3::Bucket" => $"arn:aws:s3:::{resource.Name}",
            "AWS::SNS::Topic" => Of("sns", resource.Name),
            "AWS::SQS::Queue" => Of("sqs", resource.Name),
            "AWS::Scheduler::Schedule" => Of("scheduler", $"schedule/default/{resource.Name}"),
            _ => throw new DeploymentException($"{resource.Id}: nothing here says what the ARN of {resource.Type} is"),
        };

    private string FunctionArn(StackResource resource) =>
        Of("lambda", $"function:{resource.Properties["FunctionName"]}");

    private string Of(string service, string what) => $"arn:aws:{service}:{Region}:{Account}:{what}";
}
