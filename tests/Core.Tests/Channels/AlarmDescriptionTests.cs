using RoleFerry.Core.Channels;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Channels;

public class AlarmDescriptionTests
{
    [Theory]
    [InlineData(
        "The API answers with 5xx above 1 % of requests. severity=P1 service=api runbook=api-errors",
        "The API answers with 5xx above 1 % of requests.",
        ""
    )]
    [InlineData("severity=P1 service=api", "", "")]
    [InlineData("severity: P1, service: api, runbook: https://wiki.example.com/r", "", "")]
    [InlineData("severity=P1: nobody can log in.", "nobody can log in.", "")]
    [InlineData("Nobody can log in (severity=P1, service=auth)", "Nobody can log in", "")]
    [InlineData("Nobody can log in. [service=auth] Ask Maya.", "Nobody can log in.", "Ask Maya.")]
    [InlineData("Pods are not ready. team=infra severity=P2", "Pods are not ready.", "")]
    [InlineData("Answers with code=503 since the release", "Answers with code=503 since the release", "")]
    [InlineData(
        "Slow.\nseverity=P2\nSee https://x.example/?q=1&severity=P2 first",
        "Slow.",
        "See https://x.example/?q=1&severity=P2 first"
    )]
    [InlineData("Over 1.5 s at 99.9 %. Since v2.", "Over 1.5 s at 99.9 %.", "Since v2.")]
    [InlineData("""{"summary": "Orders fail.", "severity": "P1"}""", "Orders fail.", "")]
    [InlineData("""{"severity": "P1"}""", "", "")]
    [InlineData("owner=\"team a\" Disk full", "Disk full", "")]
    [InlineData("", "", "")]
    public void What_a_person_wrote_is_shown_without_the_words_for_machines(
        string text,
        string sentence,
        string rest
    ) =>
        Assert.Equal(
            new AlarmDescription(sentence, rest),
            AlarmDescription.Of(Sample.Incident.Signal with { Description = text })
        );

    [Fact]
    public void Words_of_logs_and_of_notices_are_part_of_their_text() =>
        Assert.Equal(
            "user=17 severity=P0 failed",
            AlarmDescription
                .Of(
                    Sample.Incident.Signal with
                    {
                        Key = new SignalKey(SignalSource.Logs, "1"),
                        Description = "user=17 severity=P0 failed",
                    }
                )
                .Sentence
        );

    [Fact]
    public void A_text_without_an_end_is_cut_at_a_blank()
    {
        var (sentence, rest) = AlarmDescription.Read(string.Join(' ', Enumerable.Repeat("word", 100)));

        Assert.InRange(sentence.Length, 290, 300);
        Assert.EndsWith("word", sentence, StringComparison.Ordinal);
        Assert.StartsWith("word", rest, StringComparison.Ordinal);
    }
}
