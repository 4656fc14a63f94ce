using System.Collections.Immutable;

namespace RoleFerry.Core.Logs.Redaction.Tokens;

/// <summary>Tokens of clouds and of what runs in them.</summary>
internal static class CloudTokens
{
    public static readonly ImmutableArray<TokenKind> All =
    [
        TokenKind.Of(
            "AWS access key",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids",
            Alphabets.Upper,
            16,
            "AKIA",
            "ASIA",
            "ABIA",
            "ACCA",
            "AROA",
            "AIDA"
        ),
        TokenKind.Of(
            "Amazon Bedrock key",
            "https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html",
            Alphabets.Base64,
            40,
            "ABSK",
            "bedrock-api-key-"
        ),
        TokenKind.Of(
            "Google key or token",
            "https://cloud.google.com/docs/authentication/api-keys",
            new TokenShape("AIza", Alphabets.Dashed, 30),
            new TokenShape("ya29.", Alphabets.Dotted, 20),
            new TokenShape("GOCSPX-", Alphabets.Dashed, 20),
            new TokenShape("1//0", Alphabets.Dashed, 30)
        ),
        TokenKind.Of(
            "Azure client secret",
            "https://learn.microsoft.com/purview/sit-defn-azure-ad-client-secret",
            new TokenShape("Q~", Alphabets.Tilde, 30) { Before = Alphabets.Tilde, LeastBefore = 4 }
        ),
        TokenKind.Of(
            "Azure DevOps token",
            "https://learn.microsoft.com/azure/devops/integrate/get-started/authentication/authentication-guidance",
            new TokenShape("AZDO", Alphabets.Alphanumeric, 4) { Before = Alphabets.Alphanumeric, LeastBefore = 70 }
        ),
        TokenKind.Of(
            "Alibaba Cloud key",
            "https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair",
            Alphabets.Alphanumeric,
            12,
            "LTAI"
        ),
        TokenKind.Of(
            "DigitalOcean token",
            "https://docs.digitalocean.com/reference/api/create-personal-access-token/",
            Alphabets.Hex,
            40,
            "dop_v1_",
            "doo_v1_",
            "dor_v1_"
        ),
        TokenKind.Of(
            "Heroku key",
            "https://devcenter.heroku.com/articles/authentication",
            Alphabets.Dashed,
            30,
            "HRKU-"
        ),
        TokenKind.Of("Fly.io token", "https://fly.io/docs/security/tokens/", Alphabets.Base64, 20, "fm2_", "fo1_"),
        TokenKind.Of("Netlify token", "https://docs.netlify.com/api/get-started/", Alphabets.Word, 30, "nfp_"),
        TokenKind.Of(
            "HashiCorp Vault token",
            "https://developer.hashicorp.com/vault/docs/concepts/tokens#token-prefixes",
            new TokenShape("hvs.", Alphabets.Dashed, 20),
            new TokenShape("hvb.", Alphabets.Dashed, 20),
            new TokenShape("hvr.", Alphabets.Dashed, 20),
            new TokenShape("s.", Alphabets.Alphanumeric, 24) { Most = 24, IsWeak = true }
        ),
        TokenKind.Of(
            "HCP Terraform token",
            "https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens",
            new TokenShape(".atlasv1.", Alphabets.Base64, 40) { Before = Alphabets.Alphanumeric, LeastBefore = 10 }
        ),
        TokenKind.Of(
            "Pulumi token",
            "https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/",
            Alphabets.Hex,
            40,
            "pul-"
        ),
        TokenKind.Of(
            "Doppler token",
            "https://docs.doppler.com/docs/service-tokens",
            Alphabets.Dotted,
            30,
            "dp.pt.",
            "dp.st.",
            "dp.ct.",
            "dp.sa.",
            "dp.scim.",
            "dp.audit."
        ),
        TokenKind.Of(
            "Databricks token",
            "https://docs.databricks.com/aws/en/dev-tools/auth/pat",
            Alphabets.Hex,
            32,
            "dapi",
            "dose",
            "dkea"
        ),
        TokenKind.Of(
            "Supabase token",
            "https://supabase.com/docs/guides/api/api-keys",
            Alphabets.Dashed,
            20,
            "sbp_",
            "sb_secret_"
        ),
        TokenKind.Of(
            "PlanetScale token",
            "https://planetscale.com/docs/api/reference/service-tokens",
            Alphabets.Dotted,
            20,
            "pscale_tkn_",
            "pscale_pw_",
            "pscale_oauth_"
        ),
        TokenKind.Of("Tailscale key", "https://tailscale.com/kb/1085/auth-keys", Alphabets.Dashed, 16, "tskey-"),
        TokenKind.Of(
            "1Password token",
            "https://developer.1password.com/docs/service-accounts/security/",
            Alphabets.Base64,
            20,
            "ops_eyJ"
        ),
        TokenKind.Of(
            "age key",
            "https://github.com/FiloSottile/age#readme",
            Alphabets.Upper,
            20,
            "AGE-SECRET-KEY-1",
            "AGE-PLUGIN-"
        ),
    ];
}
