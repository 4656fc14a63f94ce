using System.Collections.Immutable;

namespace RoleFerry.Core.Logs.Redaction.Tokens;

/// <summary>Tokens of language models' interfaces.</summary>
internal static class AiTokens
{
    public static readonly ImmutableArray<TokenKind> All =
    [
        TokenKind.Of(
            "Anthropic key",
            "https://docs.anthropic.com/en/api/admin-api/apikeys/get-api-key",
            Alphabets.Dashed,
            12,
            "sk-ant-"
        ),
        TokenKind.Of(
            "OpenAI key",
            "https://platform.openai.com/docs/api-reference/authentication",
            new TokenShape("sk-proj-", Alphabets.Dashed, 16),
            new TokenShape("sk-svcacct-", Alphabets.Dashed, 16),
            new TokenShape("sk-admin-", Alphabets.Dashed, 16),
            new TokenShape("sk-or-v1-", Alphabets.Dashed, 16),
            new TokenShape("sk-", Alphabets.Dashed, 20) { IsWeak = true }
        ),
        TokenKind.Of(
            "Hugging Face token",
            "https://huggingface.co/docs/hub/security-tokens",
            new TokenShape("hf_", Alphabets.Alphanumeric, 25),
            new TokenShape("api_org_", Alphabets.Alphanumeric, 25)
        ),
        TokenKind.Of("Groq key", "https://console.groq.com/docs/quickstart", Alphabets.Alphanumeric, 30, "gsk_"),
        TokenKind.Of("xAI key", "https://docs.x.ai/docs/overview", Alphabets.Alphanumeric, 30, "xai-"),
        TokenKind.Of(
            "Perplexity key",
            "https://docs.perplexity.ai/getting-started/quickstart",
            Alphabets.Alphanumeric,
            30,
            "pplx-"
        ),
        TokenKind.Of(
            "Replicate token",
            "https://replicate.com/docs/topics/security/api-tokens",
            Alphabets.Alphanumeric,
            30,
            "r8_"
        ),
    ];
}
