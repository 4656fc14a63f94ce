namespace RoleFerry.Adapters.Channels;

/// <summary>What a look at a channel can use.</summary>
public sealed record ChannelProbe
{
    /// <summary>What the names of the deployment's secrets begin with; no slash at its end.</summary>
    public required string SecretsPrefix { get; init; }

    /// <summary>A secret by its name below the prefix; null where there is none, or an empty one.</summary>
    public required Func<string, string?> Secret { get; init; }

    /// <summary>A parameter of the stack; null where it is not known or empty.</summary>
    public required Func<string, string?> Parameter { get; init; }

    /// <summary>For questions to vendors.</summary>
    public required HttpClient Http { get; init; }

    /// <summary>Looks whether anybody reads the mail topic.</summary>
    public required Func<CancellationToken, Task<ChannelFinding>> LookAtMailAsync { get; init; }

    /// <summary>How a secret is put there.</summary>
    public string HowToPut(string name) =>
        $"aws ssm put-parameter --type SecureString --name {SecretsPrefix}/{name} --value ...";

    /// <summary>How another is put in its place.</summary>
    public string HowToReplace(string name) => HowToPut(name) + " --overwrite";
}
