using RoleFerry.Core.Logs.Redaction.Kinds;

namespace RoleFerry.Core.Logs.Redaction.Entropy;

/// <summary>What is recognised by how random it is.</summary>
internal static class RandomKinds
{
    public static readonly SecretKind Random = new(
        "random text",
        "[random]",
        "40 characters or more, of base64, with capitals, small letters and digits that change as often as by chance; "
            + "not behind a name that ends with `id`, `hash`, `digest`, `etag`, `cursor`, ..., no hexadecimal number, "
            + "no UUID, no text in base64"
    );

    public static readonly SecretKind DiscordToken = new(
        "Discord bot token",
        "[token]",
        "three parts with dots between them, of 23 to 28, 6 and 27 to 40 characters",
        Source: "https://discord.com/developers/docs/reference#authentication"
    );
}
