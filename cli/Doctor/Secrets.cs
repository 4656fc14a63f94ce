using System.Collections.Immutable;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace RoleFerry.Cli.Doctor;

/// <summary>What SSM holds of a deployment's secrets.</summary>
/// <param name="Prefix">What their names begin with.</param>
/// <param name="Values">By their names below the prefix; never shown.</param>
internal sealed record Secrets(string Prefix, ImmutableDictionary<string, string> Values)
{
    /// <summary>https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html</summary>
    private const int MostAtOnce = 10;

    /// <summary>Asks for those of these names that there are.</summary>
    /// <exception cref="Amazon.Runtime.AmazonServiceException">SSM refused.</exception>
    public static async Task<Secrets> ReadAsync(
        IAmazonSimpleSystemsManagement ssm,
        string prefix,
        IEnumerable<string> names,
        CancellationToken cancellation
    )
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var some in names.Distinct().Select(name => prefix + name).Chunk(MostAtOnce))
        {
            var answer = await ssm.GetParametersAsync(
                new GetParametersRequest { Names = [.. some], WithDecryption = true },
                cancellation
            );
            foreach (var parameter in answer.Parameters ?? [])
                values[parameter.Name[prefix.Length..]] = parameter.Value.Trim();
        }

        return new Secrets(prefix, values.ToImmutable());
    }

    /// <summary>A secret's value; null where there is none, or an empty one.</summary>
    public string? Find(string name) => Values.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>Says how many there are and nothing of what they are.</summary>
    public override string ToString() => $"{Values.Count} secrets";
}
