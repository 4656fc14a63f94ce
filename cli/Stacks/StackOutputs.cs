using System.Collections.Immutable;
using System.Xml.Linq;
using RoleFerry.Cli.Aws;

namespace RoleFerry.Cli.Stacks;

/// <summary>Reads what a stack says of its parts.</summary>
internal static class StackOutputs
{
    /// <summary>
    /// The outputs of a stack, by name.
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
    /// </summary>
    /// <exception cref="AwsCallException">There is no such stack, or it cannot be asked.</exception>
    public static async Task<ImmutableDictionary<string, string>> ReadAsync(
        AwsCalls aws, string stack, CancellationToken cancellation)
    {
        var answer = await aws.CloudFormationAsync("DescribeStacks", [new("StackName", stack)], cancellation);
        return answer.Descendants("Outputs").Elements("member")
            .ToImmutableDictionary(o => (string?)o.Element("OutputKey") ?? "", o => (string?)o.Element("OutputValue") ?? "");
    }
}
