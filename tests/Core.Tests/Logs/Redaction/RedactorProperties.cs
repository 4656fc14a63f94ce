using CsCheck;
using RoleFerry.Core.Logs.Redaction;

namespace RoleFerry.Core.Tests.Logs.Redaction;

/// <summary>Whatever a text is, the redactor neither fails nor takes long.</summary>
public class RedactorProperties
{
    private static readonly Redactor Redactor = new(
        ["cust-[0-9]+"],
        PersonalData.Email | PersonalData.Iban | PersonalData.Phone | PersonalData.NationalId
    );

    private static readonly string[] Pieces =
    [
        .. SecretLines.All.Select(l => l.Text),
        .. "\" ' \\ \\\" \\u0022 %22 %25 %5C &quot; &amp; { } [ ] ( ) < > = : , ; & ? @ # / | \n - -- -p -u :// '' ''' => :: password token".Split(
            ' '
        ),
        "Authorization: ",
        "Cookie: a=",
        "Basic ",
        "Digest a=",
        "insert into t (password) values (",
        "identified by ",
        "user identified by '",
        "jdbc:oracle:thin:",
        "mysql -p",
        "-----BEGIN ",
        "https://a:",
        "\uD800",
        "пароль=",
    ];

    /// <summary>Pieces of what it looks for, cut anywhere and put together anyhow.</summary>
    private static readonly Gen<string> Texts = Gen.Select(
            Gen.Int[0, Pieces.Length - 1],
            Gen.Int[0, 40],
            Gen.Int[1, 60]
        )
        .Select((piece, from, length) => Cut(Pieces[piece], from, length))
        .Array[1, 12]
        .Select(string.Concat);

    [Fact]
    public void No_text_makes_it_fail() =>
        Texts.Sample(
            text =>
            {
                var spots = Redactor.Find(text, isCut: text.Length % 2 == 0);
                int end = 0;
                foreach (var spot in spots)
                {
                    Assert.InRange(spot.Start, end, text.Length);
                    Assert.InRange(spot.End, spot.Start + 1, text.Length);
                    end = spot.End;
                }
            },
            iter: 60_000
        );

    [Fact]
    public void The_time_grows_with_the_text_whatever_it_repeats()
    {
        foreach (string piece in Pieces)
        {
            string text = string.Concat(Enumerable.Repeat(piece, 1 + (8_000 / piece.Length)));
            var started = System.Diagnostics.Stopwatch.StartNew();
            Redactor.Apply(text);
            Assert.True(started.Elapsed < TimeSpan.FromSeconds(5), $"{started.Elapsed} for {piece}");
        }
    }

    private static string Cut(string piece, int from, int length)
    {
        from = Math.Min(from, piece.Length - 1);
        return length > 50 ? piece : piece.Substring(from, Math.Min(length, piece.Length - from));
    }
}
