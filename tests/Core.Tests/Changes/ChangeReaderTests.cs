using System.Text;
using RoleFerry.Core.Changes;

namespace RoleFerry.Core.Tests.Changes;

public class ChangeReaderTests
{
    private static readonly DateTimeOffset Sent = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void All_that_is_said_is_read()
    {
        var change = Read(
            """{"service": "api", "version": "1.4.2", "at": "2026-11-23T11:48:00+01:00", "by": "maya", "url": "https://ci.example/7", "summary": "new cache"}"""
        ).Change;

        Assert.Equal(
            new Change
            {
                Service = "api",
                Version = "1.4.2",
                At = Sent.AddMinutes(-72),
                By = "maya",
                Url = "https://ci.example/7",
                Summary = "new cache",
            },
            change
        );
    }

    [Fact]
    public void Without_a_time_the_moment_of_sending_counts_so_that_a_copy_is_the_same()
    {
        Assert.Equal(Sent, Read("""{"service": "api"}""").Change!.At);
        Assert.Equal(Read("""{"service": "api"}""").Change!.Id, Read("""{ "service": "api" }""").Change!.Id);
        Assert.NotEqual(
            Read("""{"service": "api"}""").Change!.Id,
            Read("""{"service": "api", "version": "2"}""").Change!.Id
        );
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("ci/7")]
    public void A_link_that_is_none_is_left_out(string url) =>
        Assert.Equal("", Read($$"""{"service": "api", "url": "{{url}}"}""").Change!.Url);

    [Theory]
    [InlineData("", "The body is empty.")]
    [InlineData("[]", "The body is a list.")]
    [InlineData(
        """{"by": "maya", "at": "2026-11-23T11:48:00Z"}""",
        "The body has neither a service, a version nor a summary."
    )]
    public void What_is_no_change_is_told(string body, string what) => Assert.Equal(what, Read(body).Unreadable!.What);

    private static ChangeRead Read(string body) => ChangeReader.Read(Encoding.UTF8.GetBytes(body), Sent);
}
