using RoleFerry.Core.Channels;
using RoleFerry.Core.Channels.Email;
using RoleFerry.Core.Notifications;

namespace RoleFerry.Core.Tests.Channels.Email;

public class EmailMessageTests
{
    [Fact]
    public void A_page_is_a_mail_that_can_be_read_half_asleep() => Check("email/page.txt", Sample.Message());

    [Fact]
    public void An_end_says_how_long_it_took() =>
        Check("email/resolved.txt", Sample.Message(Sample.Resolved, NotificationKind.Resolve));

    [Fact]
    public void Hostile_text_stays_text() => Check("email/hostile.txt", Sample.Message(Sample.With(Hostile.Text)));

    [Fact]
    public void A_long_title_gives_way_to_the_incidents_id()
    {
        var mail = EmailMessage.Of(
            Sample.Message(Sample.Incident with { Title = new string('t', 200) }),
            Sample.Context
        );

        Assert.Equal(EmailMessage.MaxSubjectLength, mail.Subject.Length);
        Assert.EndsWith("t... (INC-7F3K9Q2M)", mail.Subject, StringComparison.Ordinal);
    }

    private static void Check(string file, OutgoingMessage message)
    {
        var mail = EmailMessage.Of(message, Sample.Context);
        Golden.AssertText(file, $"Subject: {mail.Subject}\n\n{mail.Body}");
    }
}
