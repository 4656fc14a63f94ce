using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RoleFerry.Core.Changes;

/// <summary>
/// Something that was changed about the product: a version that was deployed, a switch, a migration. Texts are of one
/// line.
/// </summary>
public sealed record Change
{
    /// <summary>What was changed, as incidents name it; empty: it may concern all.</summary>
    public required string Service { get; init; }

    /// <summary>What is running since; empty where unknown.</summary>
    public string Version { get; init; } = "";

    /// <summary>When, UTC, by the sender's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it; empty where unknown.</summary>
    public string By { get; init; } = "";

    /// <summary>Where to read on, http or https; empty where nowhere.</summary>
    public string Url { get; init; } = "";

    /// <summary>What it was about; empty where nobody said.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Names this very change: the same for every copy of it. 16 hexadecimal digits.</summary>
    public string Id
    {
        get
        {
            var parts = string.Join(
                '\u001f',
                Service,
                Version,
                At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
                By,
                Url,
                Summary
            );
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)).AsSpan(0, 8));
        }
    }
}
