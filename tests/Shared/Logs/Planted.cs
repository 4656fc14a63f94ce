using CsCheck;

namespace RoleFerry.Tests.Logs;

/// <summary>A secret as it stands in a line.</summary>
/// <param name="Text">What the line has: the secret, with what shows that it is one.</param>
/// <param name="Secret">What must not be seen anywhere.</param>
internal sealed record Planted(string Text, string Secret)
{
    /// <summary>An expression as an operator would put into logs.yaml.</summary>
    public const string OwnPattern = "cust-[a-z0-9]+";

    private static readonly Gen<string> Random = Gen.String[Gen.Char.AlphaNumeric, 16, 24];

    /// <summary>Secrets of every kind that is known.</summary>
    public static Gen<Planted> Any { get; } =
        Gen.OneOf(
            Random.Select(r => new Planted($"{r}@example.com", r)),
            Random.Select(r => new Planted($"password={r}", r)),
            Random.Select(r => new Planted($"{{'api_key': '{r}'}}", r)),
            Random.Select(r => new Planted($"session-token: {r}", r)),
            Random.Select(r => new Planted($"Authorization: Bearer {r}", r)),
            Random.Select(r => new Planted($"Authorization: Basic {r}==", r)),
            Random.Select(r => new Planted($"Authorization: Digest username=\"bob\", response=\"{r}\"", r)),
            Random.Select(r => new Planted($"Cookie: theme=dark; sid={r}; lang=en", r)),
            Random.Select(r => new Planted($"AccountName=acme;AccountKey={r};EndpointSuffix=x", r)),
            Random.Select(r => new Planted($"https://x.example.com/b?sp=r&sig={r}0a&se=1", r)),
            Random.Select(r => new Planted($"ALTER USER app PASSWORD '{r}'", r)),
            Random.Select(r => new Planted($"tool --password {r} --verbose", r)),
            Random.Select(r => new Planted($"<password>{r}</password>", r)),
            Random.Select(r => new Planted($"glpat-{r}", r)),
            Random.Select(r => new Planted($"sk-ant-api03-{r}", r)),
            Random.Select(r => new Planted($"postgres://app:{r}@db.internal:5432/prod", r)),
            Random.Select(r => new Planted($"https://{r}@github.com/acme/app.git", r)),
            Random.Select(r => new Planted($"xoxb-{r}", r)),
            Random.Select(r => new Planted($"sk_live_{r}", r)),
            Random.Select(r => new Planted($"SG.{r}.{r}", r)),
            Gen.String[Gen.Char.AlphaNumeric, 36, 36].Select(r => new Planted($"ghp_{r}", r)),
            Gen.String[Gen.Char['A', 'Z'], 16, 16].Select(r => new Planted($"AKIA{r}", r)),
            Random.Select(r => new Planted($"eyJ{r}.eyJ{r}.{r}", r)),
            Gen.Char['0', '9'].Array[14].Select(d => Card(new string(d))),
            Gen.String[Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789"], 12, 20]
                .Select(r => new Planted($"cust-{r}", r))
        );

    /// <summary>Whether a text has so much of it that it gives something away: eight characters in a row.</summary>
    public bool IsIn(string text)
    {
        for (int i = 0; i + 8 <= Secret.Length; i++)
        {
            if (text.AsSpan().Contains(Secret.AsSpan(i, 8), StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>A Visa card's number with its right check digit.</summary>
    private static Planted Card(string digits)
    {
        string number = "4" + digits;
        int sum = 0;
        for (int i = 0; i < number.Length; i++)
        {
            int digit = number[^(i + 1)] - '0';
            if (i % 2 == 0)
                digit = digit * 2 > 9 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
        }

        number += (char)('0' + ((10 - (sum % 10)) % 10));
        return new Planted(number, number);
    }
}
