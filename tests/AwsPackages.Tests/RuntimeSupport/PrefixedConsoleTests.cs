using System.Globalization;
using Amazon.Lambda.RuntimeSupport;
using Microsoft.Extensions.Time.Testing;

namespace RoleFerry.AwsPackages.Tests.RuntimeSupport;

public sealed class PrefixedConsoleTests
{
    [Fact]
    public void A_line_begins_with_its_time_the_request_and_the_level()
    {
        using var written = new StringWriter(CultureInfo.InvariantCulture);
        using var console = new PrefixedConsole(
            written,
            "fail",
            new FakeTimeProvider(new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero))
        );

        console.WriteLine("no way out");

        Assert.Matches(@"^2026-07-01T12:00:00\.000Z\t[^\t]*\tfail\tno way out\r?\n$", written.ToString());
    }
}
