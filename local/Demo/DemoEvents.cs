using System.Globalization;
using RoleFerry.Core.Metrics.Windows;

namespace RoleFerry.Demo;

/// <summary>What the product's parts log of a day that went well, or one on which few mails were answered.</summary>
internal static class DemoEvents
{
    private const int MailsAnHour = 10;

    /// <summary>The lines of a day, each with its own time.</summary>
    /// <param name="day">The day.</param>
    /// <param name="replies">Mails that were answered, of 240.</param>
    public static IEnumerable<string> Of(Window day, int replies)
    {
        int mails = 0,
            answered = 0,
            hours = (int)(day.End - day.Start).TotalHours;
        for (int hour = 0; hour < hours; hour++)
        {
            var at = day.Start.AddHours(hour);
            yield return Line("signup", at.AddMinutes(7), $"\"user_id\":{hour}");
            yield return Line("application_created", at.AddMinutes(9), $"\"user_id\":{hour},\"job_id\":{hour}");
            for (int i = 0; i < MailsAnHour; i++)
            {
                yield return Line("email_sent", at.AddMinutes(5 * i), "\"mailbox\":\"mailbox-1\"");
                yield return Line("email_delivered", at.AddMinutes(5 * i).AddSeconds(4), "\"mailbox\":\"mailbox-1\"");
                mails++;
                if (answered * (hours * MailsAnHour) < mails * replies && answered++ < replies)
                    yield return Line("email_replied", at.AddMinutes((5 * i) + 3), "\"mailbox\":\"mailbox-1\"");
            }

            foreach (string line in Enrichments(at, 1))
                yield return line;
        }
    }

    /// <summary>Enrichments that came to an end, one a minute: they go on by night too.</summary>
    public static IEnumerable<string> Enrichments(DateTimeOffset from, int hours)
    {
        for (int minute = 0; minute < hours * 60; minute++)
        {
            string result = minute % 12 == 0 ? "failed" : "ok";
            yield return Line(
                "enrichment_completed",
                from.AddMinutes(minute),
                $"\"status\":\"{result}\",\"duration_ms\":{18_000 + (minute % 60 * 100)},\"contacts\":{minute % 4}"
            );
        }
    }

    private static string Line(string name, DateTimeOffset at, string fields) =>
        $"{{\"event\":\"{name}\","
        + $"\"timestamp\":\"{at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}\","
        + $"{fields}}}";
}
