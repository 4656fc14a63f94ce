using CsCheck;
using RoleFerry.Core.Logs.Redaction;

namespace RoleFerry.Core.Tests.Logs.Redaction;

public class RedactorTests
{
    private static readonly string[] Names =
    [
        "password=",
        "token: ",
        "\"secret\":\"",
        "API_KEY=",
        "Authorization: Bearer ",
    ];
    private static readonly Redactor Redactor = new(["cust-[0-9]+"]);

    [Theory]
    [InlineData("mail to ada.lovelace@example.com bounced", "ada.lovelace", "mail to [email] bounced")]
    [InlineData("password=hunter22 for user 7", "hunter22", "password=[secret] for user 7")]
    [InlineData("""{"api_key": "k-123 456", "user": 7}""", "k-123", """{"api_key": [secret], "user": 7}""")]
    [InlineData("""{\"db_password\":\"hunter22\",\"user\":7}""", "hunter22", null)]
    [InlineData(
        """{\u0022password\u0022:\u0022two words\u0022,\u0022user\u0022:7}""",
        "words",
        """{\u0022password\u0022:[secret],\u0022user\u0022:7}"""
    )]
    [InlineData("""{\u0027api_key\u0027: \u0027k-123 456""", "456", null)]
    [InlineData("""to ada\u002Blovelace@example.com""", "ada", "to [email]")]
    [InlineData("Authorization: Bearer abc.def-123", "abc.def", "Authorization: [secret]")]
    [InlineData("sent with bearer abcdef123456", "abcdef123456", "sent with bearer [token]")]
    [InlineData(
        "postgres://app:s3cret@db.internal:5432/prod failed",
        "s3cret",
        "postgres://[secret]@db.internal:5432/prod failed"
    )]
    [InlineData("key AKIAIOSFODNN7EXAMPLE used", "AKIAIOSFODNN7EXAMPLE", "key [token] used")]
    [InlineData("card 4111 1111 1111 1111 declined", "4111 1111", "card [card] declined")]
    [InlineData("order cust-991 failed", "991", "order [redacted] failed")]
    public void A_secret_is_taken_out(string text, string secret, string? expected)
    {
        var redacted = Redactor.Apply(text);

        Assert.DoesNotContain(secret, redacted, StringComparison.Ordinal);
        if (expected is not null)
            Assert.Equal(expected, redacted);
    }

    [Theory]
    [InlineData("Enrichment of job 4711 timed out after 30 s")]
    [InlineData("duration_ms=1760365800000 status=500 path=/api/applications")]
    public void What_is_no_secret_stays(string text) => Assert.Equal(text, Redactor.Apply(text));

    [Fact]
    public void A_planted_secret_appears_nowhere_whatever_stands_around_it() =>
        Gen.Select(
                Gen.String[Gen.Char.AlphaNumeric, 8, 24],
                Gen.Int[0, Names.Length - 1].Select(n => Names[n]),
                Gen.String
            )
            .Sample(
                (secret, name, around) =>
                    !Redactor
                        .Apply($"{around} {name}Zq{secret} {around}")
                        .Contains("Zq" + secret, StringComparison.Ordinal),
                iter: 2_000
            );
}
