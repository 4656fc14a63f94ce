namespace RoleFerry.Core.Tests.Channels;

/// <summary>What somebody who may name an alarm might try.</summary>
internal static class Hostile
{
    public const string Text =
        "<!channel> <!here|x> @everyone @Here <@U012AB3CD> <#C024BE7LR> <https://evil.example|click> "
        + "https://evil.example "
        + "&lt;!channel&gt; *bold* `code` javascript:alert(1)\n> \"quoted\" \\ \u0001 \ud800 end";
}
