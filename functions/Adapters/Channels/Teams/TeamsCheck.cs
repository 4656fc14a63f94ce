namespace RoleFerry.Adapters.Channels.Teams;

/// <summary>Looks at a channel's webhook, and posts nothing: whatever is posted to it is shown to people.</summary>
internal static class TeamsCheck
{
    public static ChannelCheck Value { get; } =
        new(
            channel => $"Teams, {channel.Name}",
            channel => [TeamsSecrets.WebhookOf(channel), TeamsSecrets.LinkKey],
            (probe, channel, _) => Task.FromResult(Look(probe, TeamsSecrets.WebhookOf(channel)))
        );

    private static ChannelFinding Look(ChannelProbe probe, string name)
    {
        var parameter = $"{probe.SecretsPrefix}/{name}";
        if (probe.Secret(name) is not { } webhook)
            return new ChannelFinding(false, $"no secret {parameter}", probe.HowToPut(name));
        if (TeamsSecrets.Address(webhook) is null)
            return new ChannelFinding(false, $"{parameter} is no https URL", probe.HowToReplace(name));
        var links = (probe.Secret(TeamsSecrets.LinkKey), probe.Parameter("DeskUrl")) switch
        {
            (null, _) => $"without links to acknowledge: no secret {probe.SecretsPrefix}/{TeamsSecrets.LinkKey}",
            (_, null) => "without links to acknowledge: the stack's parameter DeskUrl is empty",
            _ => "with links to acknowledge",
        };
        return new ChannelFinding(true, $"{parameter} exists and is an https URL, {links}; nothing was posted");
    }
}
