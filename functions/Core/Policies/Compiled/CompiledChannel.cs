namespace RoleFerry.Core.Policies.Compiled;

/// <summary>A channel as the compiled form has it.</summary>
/// <param name="Name">As routes name it.</param>
/// <param name="Kind">The kind's word.</param>
/// <param name="Target">Where it leads.</param>
/// <param name="DigestAbove">Null where it is the usual one.</param>
internal sealed record CompiledChannel(string Name, string Kind, string Target, int? DigestAbove = null)
{
    public static CompiledChannel Of(Channel channel) =>
        new(
            channel.Name,
            channel.Kind.Name,
            channel.Target,
            channel.DigestAbove == Channel.DefaultDigestAbove ? null : channel.DigestAbove
        );

    /// <exception cref="PolicyJsonException">The kind is not known.</exception>
    public Channel ToChannel(string where, ChannelKinds kinds) =>
        kinds.Find(Kind) is { } kind
            ? new Channel(Name, kind, Target) { DigestAbove = DigestAbove ?? Channel.DefaultDigestAbove }
            : throw new PolicyJsonException($"In {where}.kind: one of {kinds.Names} is expected.");
}
