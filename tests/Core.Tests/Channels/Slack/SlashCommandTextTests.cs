using CsCheck;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Channels.Slack;

public class SlashCommandTextTests
{
    private const string Id = "INC-7F3K9Q2M";

    public static TheoryData<string, SlashCommand> Right() =>
        new()
        {
            { "", new SlashCommand.Help() },
            { "help", new SlashCommand.Help() },
            { "list", new SlashCommand.List() },
            { "LIST ", new SlashCommand.List() },
            { "show INC-7F3K9Q2M", new SlashCommand.Show(Id) },
            { "show inc-7f3k9q2m", new SlashCommand.Show(Id) },
            { "show", new SlashCommand.Show(null) },
            { "show INC-OOIL9Q2M", new SlashCommand.Show("INC-00119Q2M") },
            { "timeline INC-7F3K9Q2M", new SlashCommand.Timeline(Id) },
            { "why INC-7F3K9Q2M", new SlashCommand.Explain(Id) },
            { "postmortem INC-7F3K9Q2M", new SlashCommand.PostMortem(Id) },
            { "open P1 service=api nobody can log in", new SlashCommand.Open(Severity.P1, "api", "nobody can log in") },
            { "open critical the site is down", new SlashCommand.Open(Severity.P0, "", "the site is down") },
            { "ack", new SlashCommand.Act(null, new IncidentAction.Acknowledge()) },
            { "ack INC-7F3K9Q2M", new SlashCommand.Act(Id, new IncidentAction.Acknowledge()) },
            { "unack INC-7F3K9Q2M", new SlashCommand.Act(Id, new IncidentAction.Unacknowledge()) },
            { "resolve INC-7F3K9Q2M", new SlashCommand.Act(Id, new IncidentAction.Resolve()) },
            { "reopen INC-7F3K9Q2M", new SlashCommand.Act(Id, new IncidentAction.Reopen()) },
            { "escalate INC-7F3K9Q2M", new SlashCommand.Escalate(Id) },
            { "sev INC-7F3K9Q2M p0", new SlashCommand.Act(Id, new IncidentAction.ChangeSeverity(Severity.P0)) },
            { "sev low", new SlashCommand.Act(null, new IncidentAction.ChangeSeverity(Severity.P3)) },
            {
                "note INC-7F3K9Q2M  restarted  the\tworkers ",
                new SlashCommand.Act(Id, new IncidentAction.Note("restarted  the\tworkers"))
            },
            {
                "note restarted the workers",
                new SlashCommand.Act(null, new IncidentAction.Note("restarted the workers"))
            },
            { "mute INC-7F3K9Q2M", new SlashCommand.Act(Id, new IncidentAction.Mute(TimeSpan.FromHours(1))) },
            { "mute INC-7F3K9Q2M 30m", new SlashCommand.Act(Id, new IncidentAction.Mute(TimeSpan.FromMinutes(30))) },
            { "mute 1d", new SlashCommand.Act(null, new IncidentAction.Mute(TimeSpan.FromDays(1))) },
            {
                "mute INC-7F3K9Q2M 1h waiting for the vendor",
                new SlashCommand.Act(Id, new IncidentAction.Mute(TimeSpan.FromHours(1), "waiting for the vendor"))
            },
            {
                "mute INC-7F3K9Q2M 1h30m waiting for the vendor",
                new SlashCommand.Act(Id, new IncidentAction.Mute(TimeSpan.FromMinutes(90), "waiting for the vendor"))
            },
            {
                "mute 1h 30m 5m of noise",
                new SlashCommand.Act(null, new IncidentAction.Mute(TimeSpan.FromMinutes(90), "5m of noise"))
            },
            { "unmute INC-7F3K9Q2M", new SlashCommand.Act(Id, new IncidentAction.Unmute()) },
            { "unmute sil-7f3k9q2m", new SlashCommand.EndSilence("SIL-7F3K9Q2M") },
            { "silences", new SlashCommand.Silences() },
            { "page INC-7F3K9Q2M Jonas Lind", new SlashCommand.Page(Id, "Jonas Lind") },
            { "page <@U07JONAS002|jonas>", new SlashCommand.Page(null, "<@U07JONAS002|jonas>") },
            { "own INC-7F3K9Q2M", new SlashCommand.Own(Id, null) },
            { "own INC-7F3K9Q2M jonas", new SlashCommand.Own(Id, "jonas") },
            { "oncall", new SlashCommand.OnCall() },
            { "oncall jonas 4h", new SlashCommand.TakeOver("jonas", null, TimeSpan.FromHours(4)) },
            { "oncall jonas 4h 30m", new SlashCommand.TakeOver("jonas", null, TimeSpan.FromMinutes(270)) },
            {
                "oncall jonas 1d 12h secondary",
                new SlashCommand.TakeOver("jonas", "secondary", TimeSpan.FromHours(36))
            },
            { "oncall jonas 1w", new SlashCommand.TakeOver("jonas", null, TimeSpan.FromDays(7)) },
            { "oncall jonas 4h secondary", new SlashCommand.TakeOver("jonas", "secondary", TimeSpan.FromHours(4)) },
        };

    [Theory]
    [MemberData(nameof(Right))]
    public void What_is_typed_is_understood(string text, SlashCommand expected) =>
        Assert.Equal(expected, SlashCommandText.Read(text));

    [Theory]
    [InlineData("frobnicate", "`frobnicate` is not a command", "/incident help")]
    [InlineData("ack 7F3K9Q2M", "`7F3K9Q2M` is not an incident id", "/incident ack INC-7F3K9Q2M")]
    [InlineData("resolve INC-7F3K9Q2", "`INC-7F3K9Q2` is not an incident id", "/incident resolve INC-7F3K9Q2M")]
    [InlineData("sev INC-7F3K9Q2M", "P0, P1, P2 or P3", "/incident sev INC-7F3K9Q2M P1")]
    [InlineData("sev INC-7F3K9Q2M P4", "P0, P1, P2 or P3", "/incident sev INC-7F3K9Q2M P1")]
    [InlineData("note INC-7F3K9Q2M", "needs a text", "/incident note INC-7F3K9Q2M restarted the workers")]
    [InlineData("mute INC-7F3K9Q2M soon", "30m, 1h30m or 1d", "/incident mute INC-7F3K9Q2M 1h")]
    [InlineData("mute INC-7F3K9Q2M service=api 1h", "30m, 1h30m or 1d", "/incident mute INC-7F3K9Q2M 1h")]
    [InlineData("mute service=api 1h", "Give the reason", "/incident mute service=api 1h a deployment")]
    [InlineData("mute service==api 1h a deployment", "in a row", "/incident mute service=api 1h a deployment")]
    [InlineData("mute service 1h a deployment", "is not a matcher", "/incident mute service=api 1h a deployment")]
    [InlineData("mute INC-7F3K9Q2M 0h", "30m, 1h30m or 1d", "/incident mute INC-7F3K9Q2M 1h")]
    [InlineData("page INC-7F3K9Q2M", "Say whom to page", "/incident page INC-7F3K9Q2M jonas")]
    [InlineData("open nobody can log in", "Give the severity", "/incident open P1")]
    [InlineData("open P1", "what is wrong", "/incident open P1")]
    [InlineData("oncall jonas 4h secondary tertiary", "for how long", "/incident oncall jonas 4h")]
    [InlineData("oncall jonas", "for how long", "/incident oncall jonas 4h")]
    [InlineData("<!channel>", "`&lt;!channel&gt;` is not a command", "/incident help")]
    public void What_is_wrong_is_said_with_how_to_do_it_right(string text, string what, string right)
    {
        var wrong = Assert.IsType<SlashCommand.Wrong>(SlashCommandText.Read(text));

        Assert.Contains(what, wrong.Why, StringComparison.Ordinal);
        Assert.Contains(right, wrong.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mute service=api,severity!=P1 1h a deployment", "service=\"api\", severity!=\"P1\"")]
    [InlineData("mute service=api severity!=P1 1h a deployment", "service=\"api\", severity!=\"P1\"")]
    [InlineData("mute alarmname=“the 2h queue” 1h a deployment", "alarmname=\"the 2h queue\"")]
    public void Matchers_have_commas_or_spaces_between_them(string text, string matchers)
    {
        var silence = Assert.IsType<SlashCommand.Silence>(SlashCommandText.Read(text));

        Assert.Equal((TimeSpan.FromHours(1), "a deployment"), (silence.For, silence.Why));
        Assert.Equal(matchers, string.Join(", ", silence.Matchers));
    }

    [Fact]
    public void Anything_that_can_be_typed_is_answered() =>
        Gen.String.Sample(text => SlashCommandText.Read(text) is not null);

    [Fact]
    public void Every_line_of_the_help_is_understood()
    {
        var lines = SlashCommandText.Help.Split('\n');
        Assert.StartsWith("Leave out INC-…", lines[^1], StringComparison.Ordinal);
        foreach (var line in lines[..^1])
        {
            Assert.StartsWith("/incident ", line, StringComparison.Ordinal);
            Assert.Equal(' ', line[37]);
            var typed = line["/incident ".Length..37]
                .Trim()
                .Replace("[INC-…]", Id, StringComparison.Ordinal)
                .Replace("[service=api]", "service=api", StringComparison.Ordinal)
                .Replace("[PERSON]", "jonas", StringComparison.Ordinal)
                .Replace("[LEVEL]", "primary", StringComparison.Ordinal)
                .Replace("PERSON", "jonas", StringComparison.Ordinal);
            Assert.IsNotType<SlashCommand.Wrong>(SlashCommandText.Read(typed));
        }
    }

    [Fact]
    public void Every_word_of_a_command_asks_for_its_action_and_the_help_shows_it()
    {
        foreach (var typed in TypedCommands.All)
        {
            Assert.Contains($"\n/incident {typed.Words[0]} [INC-…]", SlashCommandText.Help, StringComparison.Ordinal);
            foreach (var word in typed.Words)
            {
                var read = SlashCommandText.Read($"{word} {Id} {typed.Example}");
                var act = Assert.IsType<SlashCommand.Act>(read);
                Assert.Equal((Id, typed.Read(typed.Example)), (act.IncidentId, act.Action));
            }
        }
    }
}
