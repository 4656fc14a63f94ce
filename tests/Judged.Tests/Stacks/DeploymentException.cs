namespace RoleFerry.Judged.Tests.Stacks;

/// <summary>CloudFormation or its transform would refuse the template; the message says where.</summary>
internal sealed class DeploymentException(string message) : Exception(message);
