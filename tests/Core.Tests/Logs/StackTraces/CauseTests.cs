using System.Text;
using RoleFerry.Core.Logs.StackTraces;

namespace RoleFerry.Core.Tests.Logs.StackTraces;

/// <summary>What of a chain of errors makes the group.</summary>
public class CauseTests
{
    [Theory]
    [InlineData("RuntimeError: payment provider answered 503", "RuntimeError: disk is full")]
    [InlineData(
        "botocore.exceptions.ClientError: occurred (NoSuchKey)",
        "botocore.exceptions.ClientError: occurred (AccessDenied)"
    )]
    [InlineData("grpc.RpcError: StatusCode.UNAVAILABLE", "grpc.RpcError: StatusCode.NOT_FOUND")]
    [InlineData(
        "requests.exceptions.HTTPError: 404 Not Found",
        "requests.exceptions.HTTPError: 500 Internal Server Error"
    )]
    public void A_type_that_says_little_is_told_apart_by_its_message(string one, string other) =>
        Assert.NotEqual(Python(one), Python(other));

    [Theory]
    [InlineData("acme.errors.OrderMissing: no order for alice", "acme.errors.OrderMissing: nothing for bob")]
    [InlineData("KeyError: 'sku-1'", "KeyError: 'sku-2'")]
    [InlineData("RuntimeError: order 1 failed after 2 s", "RuntimeError: order 77 failed after 31 s")]
    public void A_type_that_says_what_happened_needs_no_message(string one, string other) =>
        Assert.Equal(Python(one), Python(other));

    [Fact]
    public void With_library_frames_alone_the_cause_decides()
    {
        const string outer =
            "org.springframework.X: Unable to start\n\tat org.springframework.boot.A.a(A.java:1)\nCaused by: ";

        Assert.NotEqual(
            Of(outer + "java.net.BindException: Address already in use\n\t... 10 more"),
            Of(outer + "java.net.UnknownHostException: db.acme.example\n\t... 10 more")
        );
        Assert.Equal(
            Of(outer + "java.net.UnknownHostException: db.acme.example\n\t... 10 more"),
            Of(outer + "java.net.UnknownHostException: mail.acme.example\n\t... 3 more")
        );
    }

    [Fact]
    public void A_cause_without_own_frames_keeps_its_message()
    {
        const string outer = "Error: x\n    at place (/app/a.js:1:2) {\n  [cause]: ";

        Assert.NotEqual(
            Of(outer + "Error: connect ECONNREFUSED 10.0.0.1:5432\n      at TCP (node:net:1:1)\n}"),
            Of(outer + "Error: getaddrinfo ENOTFOUND db\n      at GetAddr (node:dns:1:1)\n}")
        );
    }

    [Fact]
    public void Nodes_codes_are_part_of_the_type() =>
        Assert.NotEqual(
            Of("TypeError [ERR_INVALID_URL]: x\n    at f (/app/a.js:1:2)"),
            Of("TypeError [ERR_INVALID_ARG_TYPE]: x\n    at f (/app/a.js:1:2)")
        );

    [Theory]
    [InlineData(
        "thread 'main' panicked at 'index 3 is out of bounds', src/main.rs:4:5",
        "panicked: index <*> is out of bounds at src/main.rs"
    )]
    [InlineData("thread 'w' panicked at src/main.rs:9:1:\nno such order", "panicked: no such order at src/main.rs")]
    [InlineData(
        "app/a.rb:12:in 'A#b': no price (Shop::PriceError)\n\tfrom app/c.rb:3:in 'block in C#d'",
        "Shop::PriceError at app/a.rb A#b < app/c.rb C#d"
    )]
    [InlineData(
        "NoMethodError (undefined method 'x' for nil):\n\napp/models/order.rb:12:in `price'",
        "NoMethodError at models/order.rb price"
    )]
    [InlineData(
        "PHP Fatal error:  Uncaught Acme\\Gone: x in /app/a.php:12\nStack trace:\n#0 /app/b.php(5): Acme\\F->bar()\n#1 {main}",
        "Acme\\Gone at app/a.php < app/b.php Acme\\F->bar"
    )]
    [InlineData(
        "** (Shop.Gone) x\n    (shop 0.1.0) lib/shop/x.ex:12: Shop.X.foo/1\n    (stdlib 5.1) gen_server.erl:1: :gen_server.call/2",
        "Shop.Gone at Shop.X.foo/1"
    )]
    public void Other_languages_have_their_errors_and_own_frames(string text, string template) =>
        Assert.Equal(
            template,
            Of(text)
                .Replace(".rb:", ".rb ", StringComparison.Ordinal)
                .Replace(".php:", ".php ", StringComparison.Ordinal)
        );

    private static string Python(string error) =>
        Of($"Traceback (most recent call last):\n  File \"/srv/app/acme/jobs.py\", line 1, in run\n    x()\n{error}");

    private static string Of(string text)
    {
        byte[] template = new byte[StackTraceTemplate.MaxLength];
        Assert.True(
            StackTraceTemplate.TryWrite(Encoding.UTF8.GetBytes(text), InAppRules.Default, template, out int length)
        );
        return Encoding.UTF8.GetString(template, 0, length);
    }
}
