using System.Collections.Immutable;
using System.Xml.Linq;
using RoleFerry.Cli.Aws;

namespace RoleFerry.Cli.Stacks;

/// <summary>What a stack says of itself.</summary>
/// <param name="Name">Its name; empty where no stack is named.</param>
/// <param name="Outputs">What its parts are called, by the output's name.</param>
/// <param name="Parameters">What it was deployed with, by the parameter's name.</param>
internal sealed record StackDescription(
    string Name,
    ImmutableDictionary<string, string> Outputs,
    ImmutableDictionary<string, string> Parameters
)
{
    /// <summary>No stack is named.</summary>
    public static readonly StackDescription None = new(
        "",
        ImmutableDictionary<string, string>.Empty,
        ImmutableDictionary<string, string>.Empty
    );

    /// <summary>
    /// Reads it.
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
    /// </summary>
    /// <exception cref="AwsCallException">There is no such stack, or it cannot be asked.</exception>
    public static async Task<StackDescription> ReadAsync(AwsCalls aws, string stack, CancellationToken cancellation)
    {
        var answer = await aws.CloudFormationAsync("DescribeStacks", [new("StackName", stack)], cancellation);
        return new StackDescription(stack, Pairs("Output"), Pairs("Parameter"));

        ImmutableDictionary<string, string> Pairs(string what) =>
            answer
                .Descendants(what + "s")
                .Elements("member")
                .ToImmutableDictionary(
                    m => (string?)m.Element(what + "Key") ?? "",
                    m => (string?)m.Element(what + "Value") ?? ""
                );
    }
}
