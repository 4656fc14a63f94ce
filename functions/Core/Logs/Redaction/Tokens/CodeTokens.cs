using System.Collections.Immutable;

namespace RoleFerry.Core.Logs.Redaction.Tokens;

/// <summary>Tokens of where code and packages are kept, built and deployed.</summary>
internal static class CodeTokens
{
    public static readonly ImmutableArray<TokenKind> All =
    [
        // Tokens have a checksum, which is not asked for: of one that was mistyped or cut, the rest gives much away.
        TokenKind.Of(
            "GitHub token",
            "https://github.blog/engineering/behind-githubs-new-authentication-token-formats/",
            new TokenShape("ghp_", Alphabets.Word, 30),
            new TokenShape("gho_", Alphabets.Word, 30),
            new TokenShape("ghu_", Alphabets.Word, 30),
            new TokenShape("ghs_", Alphabets.Dotted, 30),
            new TokenShape("ghr_", Alphabets.Word, 30),
            new TokenShape("github_pat_", Alphabets.Word, 22)
        ),
        TokenKind.Of(
            "GitLab token",
            "https://docs.gitlab.com/security/tokens/#token-prefixes",
            Alphabets.Dotted,
            16,
            "glpat-",
            "gldt-",
            "glrt-",
            "glrtr-",
            "glcbt-",
            "glptt-",
            "glft-",
            "glimt-",
            "glagent-",
            "glsoat-",
            "gloas-",
            "glffct-",
            "glwt-",
            "GR1348941"
        ),
        TokenKind.Of("npm token", "https://docs.npmjs.com/about-access-tokens", Alphabets.Alphanumeric, 30, "npm_"),
        TokenKind.Of("PyPI token", "https://pypi.org/help/#apitoken", Alphabets.Dashed, 16, "pypi-Ag"),
        TokenKind.Of("RubyGems key", "https://guides.rubygems.org/api-key-scopes/", Alphabets.Hex, 30, "rubygems_"),
        TokenKind.Of("crates.io token", "https://crates.io/settings/tokens", Alphabets.Alphanumeric, 28, "cio"),
        TokenKind.Of(
            "NuGet key",
            "https://learn.microsoft.com/nuget/nuget-org/publish-a-package",
            Alphabets.Alphanumeric,
            40,
            "oy2"
        ),
        TokenKind.Of(
            "Docker Hub token",
            "https://docs.docker.com/security/access-tokens/",
            Alphabets.Dashed,
            20,
            "dckr_pat_",
            "dckr_oat_"
        ),
        TokenKind.Of(
            "Artifactory token",
            "https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens",
            Alphabets.Alphanumeric,
            50,
            "AKCp",
            "cmVmdGtu"
        ),
        TokenKind.Of(
            "Atlassian token",
            "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/",
            Alphabets.Base64,
            20,
            "ATATT3",
            "ATCTT3",
            "ATSTT3",
            "ATBB"
        ),
        TokenKind.Of(
            "CircleCI token",
            "https://circleci.com/docs/managing-api-tokens/",
            Alphabets.Word,
            20,
            "CCIPAT_",
            "CCIPRJ_"
        ),
        TokenKind.Of(
            "Buildkite token",
            "https://buildkite.com/docs/apis/managing-api-tokens",
            Alphabets.Hex,
            30,
            "bkua_"
        ),
        TokenKind.Of(
            "Sourcegraph token",
            "https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token",
            Alphabets.Word,
            30,
            "sgp_"
        ),
        TokenKind.Of(
            "SonarQube token",
            "https://docs.sonarsource.com/sonarqube-server/latest/user-guide/managing-tokens/",
            Alphabets.Hex,
            30,
            "squ_",
            "sqp_",
            "sqa_"
        ),
        TokenKind.Of(
            "Postman key",
            "https://learning.postman.com/docs/developer/postman-api/authentication/",
            Alphabets.Dashed,
            30,
            "PMAK-"
        ),
        TokenKind.Of(
            "LaunchDarkly key",
            "https://launchdarkly.com/docs/home/account/api",
            new TokenShape("sdk-", Alphabets.Dashed, 36) { IsWeak = true }
        ),
        TokenKind.Of(
            "Linear key",
            "https://linear.app/developers/graphql",
            Alphabets.Alphanumeric,
            30,
            "lin_api_",
            "lin_oauth_"
        ),
        TokenKind.Of(
            "Notion token",
            "https://developers.notion.com/docs/authorization",
            new TokenShape("ntn_", Alphabets.Alphanumeric, 30),
            new TokenShape("secret_", Alphabets.Alphanumeric, 40)
        ),
        TokenKind.Of(
            "Airtable token",
            "https://airtable.com/developers/web/guides/personal-access-tokens",
            new TokenShape("pat", Alphabets.Dotted, 70) { Needs = '.', IsWeak = true }
        ),
        TokenKind.Of(
            "Figma token",
            "https://www.figma.com/developers/api#access-tokens",
            Alphabets.Dashed,
            30,
            "figd_"
        ),
        TokenKind.Of(
            "Contentful token",
            "https://www.contentful.com/developers/docs/references/authentication/",
            Alphabets.Dashed,
            30,
            "CFPAT-"
        ),
        TokenKind.Of(
            "Dropbox token",
            "https://developers.dropbox.com/oauth-guide",
            new TokenShape("sl.", Alphabets.Dashed, 60) { IsWeak = true }
        ),
    ];
}
