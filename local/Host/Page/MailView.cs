using RoleFerry.Local.Sns;

namespace RoleFerry.Local.Page;

/// <summary>A mail as its reader sees it.</summary>
internal static class MailView
{
    public static Html Mail(Mail mail, DateTimeOffset now) =>
        Html.Of(
            $"""
            <article class="mail">
              <div class="who"><span>{mail.Topic}</span>{Parts.Time(mail.At, now)}</div>
              <h4>{mail.Subject ?? "AWS Notification Message"}</h4>
              <pre>{mail.Text}</pre>
            </article>
            """
        );
}
