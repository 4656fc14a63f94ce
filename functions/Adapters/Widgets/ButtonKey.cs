using System.Security.Cryptography;
using System.Text;
using RoleFerry.Adapters.Secrets;

namespace RoleFerry.Adapters.Widgets;

/// <summary>
/// What the buttons of widgets are signed with: derived from the channels' secrets, which the function reads anyway
/// and which are on no dashboard, so that nobody has to store another. When a secret is replaced, the buttons that
/// were drawn before count no more, and the next drawing has new ones.
/// </summary>
internal sealed class ButtonKey(SecretStore store)
{
    private static readonly byte[] Purpose = Encoding.UTF8.GetBytes("roleferry dashboard buttons v1");

    /// <summary>The key; null where no secret is configured, or none could be fetched.</summary>
    public async Task<string?> FindAsync(CancellationToken cancellation)
    {
        if (await store.GetAsync(cancellation) is not { } secrets)
            return null;
        var material = string.Join('\n', secrets.All.Select(s => s.Reveal()).Order(StringComparer.Ordinal));
        return material.Length == 0
            ? null
            : Convert.ToHexStringLower(
                HKDF.DeriveKey(
                    HashAlgorithmName.SHA256,
                    Encoding.UTF8.GetBytes(material),
                    SHA256.HashSizeInBytes,
                    info: Purpose
                )
            );
    }
}
