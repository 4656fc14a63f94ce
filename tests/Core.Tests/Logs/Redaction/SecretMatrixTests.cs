using System.Text;
using RoleFerry.Core.Logs.Redaction;

namespace RoleFerry.Core.Tests.Logs.Redaction;

/// <summary>Every kind of secret in every form.</summary>
public class SecretMatrixTests
{
    private static readonly Redactor Redactor = new([]);

    public static TheoryData<string> FormNames => [.. Forms.All.Keys];

    [Theory]
    [MemberData(nameof(FormNames))]
    public void Every_kind_is_taken_out(string form)
    {
        var left = new List<string>();
        foreach (var line in SecretLines.All)
        {
            string text = Forms.All[form](line.Text);
            string redacted = Redactor.Apply(text);
            if (line.LeftIn(redacted) is { } part)
                left.Add($"{line.Kind}: {part} of {line.Text}\n    in {redacted}");
        }

        Assert.True(left.Count == 0, $"{left.Count} of {SecretLines.All.Count}:\n" + string.Join('\n', left));
    }

    [Fact]
    public void Every_kind_has_an_example() =>
        Assert.Empty(
            SecretKinds
                .All.Select(k => k.Name)
                .Except(SecretLines.All.Select(l => l.Kind))
                .Except(["IBAN", "phone number", "national id", SecretKinds.Own.Name])
        );

    [Fact]
    public void What_is_redacted_is_redacted_once()
    {
        foreach (var line in SecretLines.All)
        {
            string once = Redactor.Apply(line.Text);
            Assert.Equal(once, Redactor.Apply(once));
        }
    }

    /// <summary>The cut goes through the secret, and through what is before it.</summary>
    [Fact]
    public void A_secret_at_the_samples_end_is_taken_out()
    {
        var samples = new SampleText([]);
        var left = new List<string>();
        foreach (var line in SecretLines.All)
        {
            Assert.True(line.Secrets.Count > 0, line.Text);
            Assert.True(line.Secrets.Count > 0, line.Text);
            int first = line.Text.IndexOf(line.Secrets[0], StringComparison.Ordinal);
            for (int shown = 4; shown <= Math.Min(line.Secrets[0].Length, 40); shown += 3)
            {
                string text =
                    new string('.', SampleText.MaxLength - first - shown - 1)
                    + ' '
                    + line.Text
                    + new string('.', 2_000);
                string sample = samples.Of(Encoding.UTF8.GetBytes(text));
                if (line.LeftIn(sample) is { } part)
                    left.Add($"{line.Kind}: {part} of {line.Text}");
            }
        }

        Assert.True(left.Count == 0, string.Join('\n', left));
    }

    [Fact]
    public void Nothing_is_allocated_for_a_text_without_secrets()
    {
        string text = string.Concat(Enumerable.Repeat("GET /api/applications/17?page=3 answered 200 in 12 ms; ", 30));

        // The first calls are of code that is not optimised yet.
        Assert.True(SpinWait.SpinUntil(() => AllocatedFor(text) == 0, TimeSpan.FromSeconds(30)));
    }

    private static long AllocatedFor(string text)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            Redactor.Apply(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
