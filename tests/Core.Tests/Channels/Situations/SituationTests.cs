using System.Globalization;
using System.Text;
using RoleFerry.Core.Channels.PagerDuty;

namespace RoleFerry.Core.Tests.Channels.Situations;

/// <summary>What people read in each situation, and whether it answers what they ask.</summary>
public class SituationTests
{
    public static TheoryData<string> Names { get; } = [.. SituationList.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_messages_were_looked_at(string name)
    {
        var situation = SituationList.All.Single(s => s.Name == name);
        var text = new StringBuilder(situation.Title).Append('\n');
        foreach (var (channel, shown) in Shown.Of(situation))
            text.Append(CultureInfo.InvariantCulture, $"\n===== {channel}\n{shown}");

        Golden.AssertText($"situations/{name}.txt", text.ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_answers_all_that_somebody_who_is_woken_asks(string name)
    {
        var situation = SituationList.All.Single(s => s.Name == name);
        var open = Question
            .All.Where(q => situation.IsPage || q.Text == "what")
            .Select(q => (q.Text, Answer: q.Answer(situation)))
            .Where(a => a.Answer is not ("yes" or "-"));

        Assert.Empty(open);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_for_machines_is_shown_before_the_details(string name)
    {
        var situation = SituationList.All.Single(s => s.Name == name);

        Assert.All(Shown.Of(situation).Where(_ => situation.Incident is not null), shown =>
        {
            var lines = shown.Text.Split('\n').Where(line => !line.StartsWith("| ") && !line.StartsWith("+ "));
            var text = string.Join(
                '\n',
                lines.TakeWhile(line => !line.StartsWith("Reason:") && !line.StartsWith("Tags:"))
            );
            Assert.DoesNotContain("severity=", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<*>", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Threshold Crossed", text, StringComparison.Ordinal);
            Assert.DoesNotContain("{\"", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_table_of_the_documentation_is_up_to_date()
    {
        var table = new StringBuilder("| situation | ")
            .AppendJoin(" | ", Question.All.Select(q => q.Text))
            .Append(" |\n|---|")
            .Append(string.Concat(Question.All.Select(_ => "---|")))
            .Append('\n');
        foreach (var situation in SituationList.All)
            table
                .Append(
                    CultureInfo.InvariantCulture,
                    $"| [{situation.Title}](../tests/Core.Tests/Channels/golden/situations/{situation.Name}.txt) | "
                )
                .AppendJoin(" | ", Question.All.Select(q => q.Answer(situation)))
                .Append(" |\n");

        Golden.AssertPart("docs/messages.md", "answers", table.ToString());
    }

    [Fact]
    public void Each_has_a_name_of_its_own() =>
        Assert.Equal(SituationList.All.Count, SituationList.All.Select(s => s.Name).Distinct().Count());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_phone_can_read_its_summary_out(string name)
    {
        var situation = SituationList.All.Single(s => s.Name == name);
        var summaries = Shown
            .Of(situation)
            .Where(shown => shown.Channel == "PagerDuty")
            .Select(shown => shown.Text.Split('\n')[0]["summary = ".Length..]);

        Assert.All(summaries, summary =>
        {
            Assert.InRange(summary.Length, 1, PagerDutyMessage.SpokenSummaryLength);
            Assert.DoesNotContain("arn:", summary, StringComparison.Ordinal);
            Assert.DoesNotContain(": shop-prod-", summary, StringComparison.Ordinal);
        });
    }
}
