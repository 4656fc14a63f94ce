using System.Text.Json;

namespace RoleFerry.Core.Tests.Signals;

/// <summary>Texts of a topic that differ in particulars alone are one alarm.</summary>
public class NoticeKindTests
{
    [Theory]
    [InlineData("Job 4711 is late", "Job 815 is late")]
    [InlineData(
        "Import of 2026-11-29 failed for shop@example.com",
        "Import of 2026-11-30 failed for other@example.org"
    )]
    [InlineData("User \"anna\" cannot log in", "User \"ben\" cannot log in")]
    [InlineData("[PROD] 12.5 GB left on /var/lib/data", "[TEST] 9 GB left on /srv/x")]
    [InlineData("Host i-0abc12 went away", "host i-0ff999 went away")]
    public void They_have_one_key(string one, string other) => Assert.Equal(Key(one), Key(other));

    [Theory]
    [InlineData("Job 4711 is late", "Job 4711 failed")]
    [InlineData("It doesn't work", "It doesn't matter")]
    [InlineData("Disk of web is full", "Disk of db is full")]
    public void Different_texts_stay_two(string one, string other) => Assert.NotEqual(Key(one), Key(other));

    [Fact]
    public void Two_topics_stay_two_and_each_is_shown_as_it_came()
    {
        Assert.NotEqual(Key("Job 1", topic: "a"), Key("Job 1", topic: "b"));
        Assert.Equal("Job 4711 is late", Signal("Job 4711 is late", "a").Name);
    }

    private static Core.Signals.SignalKey Key(string text, string topic = "a") => Signal(text, topic).Key;

    private static Core.Signals.Signal Signal(string text, string topic) =>
        Read.One($$"""{"Type":"Notification","TopicArn":"{{topic}}","Message":{{JsonSerializer.Serialize(text)}} }""");
}
