using System.Text;
using RoleFerry.Core.Logs.Templates;

namespace RoleFerry.Core.Tests.Logs.Templates;

public class MessageTemplateTests
{
    [Theory]
    [InlineData("User 123 applied to job 456", "User <*> applied to job <*>")]
    [InlineData("retrying in -2.5 or +3", "retrying in <*>")]
    [InlineData("took 250ms, 1.5 seconds, 3 min", "took <*>")]
    [InlineData("used 512MB of 1.5 GiB (34%)", "used <*> of <*>")]
    [InlineData("lifetime <1 sec", "lifetime <*>")]
    [InlineData("trace 4bf92f3577b34da6a3ce929d0e0e4736 lost", "trace <*> lost")]
    [InlineData("handle 0xdeadbeef and deadbeef", "handle <*>")]
    [InlineData("job 8f2d6e1c-9b52-4b8e-a1e2-7f4a5c9e2d10 gone", "job <*> gone")]
    [InlineData("pod api-7f9c6d5b8-x2x4z evicted", "pod <*> evicted")]
    [InlineData("release v2.0.1-rc.3 failed", "release <*> failed")]
    public void Numbers_and_words_with_digits_are_variable(string message, string template) =>
        Assert.Equal(template, MessageTemplate.Of(message));

    [Theory]
    [InlineData("dial tcp 10.0.0.5:5432: connect: connection refused", "dial tcp <*>: connect: connection refused")]
    [InlineData("peer 2001:db8:dead:beef::1 left", "peer <*> left")]
    [InlineData("peer ::1 left", "peer <*> left")]
    [InlineData("card 5c:50:15:4c:18:13 up", "card <*> up")]
    [InlineData("from mail.example.com closed", "from <*> closed")]
    [InlineData("from mail.example.co.uk closed", "from <*> closed")]
    [InlineData("login from 10.0.0.1 (gw.example.net) refused", "login from <*> refused")]
    [InlineData("login from 10.0.0.1 () refused", "login from <*> refused")]
    [InlineData("check gateway.corp-net [10.0.0.1] failed", "check <*> [<*>] failed")]
    [InlineData("proxy.example:8443 closed", "<*> closed")]
    public void Addresses_and_hosts_are_variable(string message, string template) =>
        Assert.Equal(template, MessageTemplate.Of(message));

    [Theory]
    [InlineData("at 2025-10-13T14:30:00.123Z done", "at <*> done")]
    [InlineData("at 2025-10-13 14:30:00,123 +0000 done", "at <*> done")]
    [InlineData("at Fri Jun 17 07:07:00 2005 done", "at <*> done")]
    [InlineData("at Mon, 13 Oct 2025 14:30:00 GMT done", "at <*> done")]
    public void Dates_and_times_are_variable(string message, string template) =>
        Assert.Equal(template, MessageTemplate.Of(message));

    [Theory]
    [InlineData("bounce for jane.doe@example.com", "bounce for <*>")]
    [InlineData("no such file /var/lib/app/data.bin", "no such file <*>")]
    [InlineData("cannot read config/app.yaml: denied", "cannot read <*>: denied")]
    [InlineData("cannot read app.yaml", "cannot read <*>")]
    [InlineData(@"cannot read C:\Program Files\App\x.ini now", "cannot read <*> now")]
    [InlineData("GET https://api.example.com/v1/people?q=a&b=c failed", "GET <*> failed")]
    [InlineData("10.0.0.1 - \"POST /api/applications HTTP/1.1\" 500", "<*> - \"POST <*>\" <*>")]
    public void Mail_addresses_paths_and_urls_are_variable(string message, string template) =>
        Assert.Equal(template, MessageTemplate.Of(message));

    [Theory]
    [InlineData("unique constraint \"users_email_key\" violated", "unique constraint \"users_email_key\" violated")]
    [InlineData("key 'bob' of `users`", "key <*> of <*>")]
    [InlineData("the users' file can't be 'a b'", "the users' file can't be <*>")]
    [InlineData("an \"unclosed quotation", "an \"unclosed quotation")]
    [InlineData("said \"a \\\"b\\\" c\" twice", "said <*> twice")]
    public void Quoted_texts_are_variable(string message, string template) =>
        Assert.Equal(template, MessageTemplate.Of(message));

    [Theory]
    [InlineData("ready=true, mode=fast, tags=[a, b]", "ready=<*>, mode=<*>, tags=<*>")]
    [InlineData("state = FAILED now", "state = <*> now")]
    [InlineData("logname= uid=0 ruser= rhost=", "logname= uid=<*> ruser= rhost=")]
    [InlineData("room=<memory:0, cores:-27> left", "room=<*> left")]
    [InlineData("name=\"Jane Doe\" left", "name=<*> left")]
    [InlineData("if a == b or a >= c", "if a == b or a >= c")]
    [InlineData("Token{id=5, owner=Foo{1}} expired", "Token<*> expired")]
    [InlineData("answer {\"error\": {\"code\": \"x\"}} from provider", "answer <*> from provider")]
    public void Values_and_objects_are_variable(string message, string template) =>
        Assert.Equal(template, MessageTemplate.Of(message));

    [Fact]
    public void A_message_that_is_one_object_keeps_its_keys() =>
        Assert.Equal(
            "{\"error\": <*>, \"status\": <*>}",
            MessageTemplate.Of("{\"error\": \"rate limited\", \"status\": 429}")
        );

    [Theory]
    [InlineData("session opened for user root by (uid=0)", "session opened for user <*> by (uid=<*>)")]
    [InlineData("session closed for user root", "session closed for user <*>")]
    [InlineData("Failed password for root from 10.0.0.1", "Failed password for <*> from <*>")]
    [InlineData("invalid user www-data [preauth]", "invalid user <*> [preauth]")]
    [InlineData("Registering class com.acme.A for class com.acme.B", "Registering class <*> for class <*>")]
    [InlineData("no more user authentication methods", "no more user authentication methods")]
    [InlineData("for user that has left", "for user that has left")]
    [InlineData("user authentication failed", "user authentication failed")]
    public void A_word_in_the_place_of_a_name_is_variable(string message, string template) =>
        Assert.Equal(template, MessageTemplate.Of(message));

    [Theory]
    [InlineData("deleted blocks a1 a2 a3", "deleted blocks <*>")]
    [InlineData("targets: [10.0.0.1:80, 10.0.0.2:80]", "targets: [<*>]")]
    [InlineData("node-1 ok node-2 ok node-3 ok", "<*> ok <*> ok")]
    public void How_long_a_list_is_does_not_matter(string message, string template) =>
        Assert.Equal(template, MessageTemplate.Of(message));

    [Theory]
    [InlineData("Task moved from NEW to RUNNING")]
    [InlineData("java.io.IOException: Connection reset by peer")]
    [InlineData("psycopg2.OperationalError: server closed the connection")]
    [InlineData("upload to S3 over HTTP2 failed: SHA256 mismatch")]
    [InlineData("read/write error and I/O error")]
    [InlineData("org.apache.hadoop.net started")]
    [InlineData("retry1() gave up")]
    [InlineData("may 2nd-level caches be cold?...", "may <*> caches be cold?...")]
    [InlineData("null pointer is true", "<*> pointer is <*>")]
    public void Words_stay(string message, string? template = null) =>
        Assert.Equal(template ?? message, MessageTemplate.Of(message));

    [Theory]
    [InlineData("  a \t b\r\nc  ", "a b c")]
    [InlineData("\u001b[31merror\u001b[0m: bad", "error : bad")]
    public void White_space_and_colours_do_not_matter(string message, string template) =>
        Assert.Equal(template, MessageTemplate.Of(message));

    [Fact]
    public void A_template_tells_what_each_placeholder_stands_for_and_why()
    {
        var explanation = MessageTemplate.Explain(
            "Jun 17 07:07:00 2005 jane@example.com at 10.0.0.1:80 sent 5 KB in 2.5s, id=7 v1.2 'x' /a/b "
                + "4bf92f35 (true) 12"
        );

        Assert.Equal("<*> at <*> sent <*> in <*>, id=<*> (<*>) <*>", explanation.Template);
        Assert.Equal(
            [
                new("Jun 17 07:07:00 2005 jane@example.com", MaskKind.List),
                new("10.0.0.1:80", MaskKind.Address),
                new("5 KB", MaskKind.Size),
                new("2.5s", MaskKind.Duration),
                new("7 v1.2 'x' /a/b 4bf92f35", MaskKind.List),
                new("true", MaskKind.Literal),
                new("12", MaskKind.Number),
            ],
            explanation.Parts
        );
    }

    [Theory]
    [InlineData("x 12 y", MaskKind.Number)]
    [InlineData("x 3/5 y", MaskKind.Number)]
    [InlineData("x 8f2d6e1c-9b52-4b8e-a1e2-7f4a5c9e2d10 y", MaskKind.Uuid)]
    [InlineData("x 0xff y", MaskKind.Hex)]
    [InlineData("x 1.2.3 y", MaskKind.Version)]
    [InlineData("x v1.2-rc y", MaskKind.Version)]
    [InlineData("x Fri Jun 17 07:07:00 2005 y", MaskKind.Time)]
    [InlineData("x 2025-10-13T14:30:00.123Z y", MaskKind.Time)]
    [InlineData("x fe80::1 y", MaskKind.Address)]
    [InlineData("x db-1.example.com:5432 y", MaskKind.Address)]
    [InlineData("x host-12 y", MaskKind.Identifier)]
    [InlineData("x a@b.example y", MaskKind.Email)]
    [InlineData("x /tmp/a y", MaskKind.Path)]
    [InlineData("x s3://a/b y", MaskKind.Url)]
    [InlineData("x 'z' y", MaskKind.Quoted)]
    [InlineData("x k=z y", MaskKind.Value)]
    [InlineData("x {k: z} y", MaskKind.Structure)]
    [InlineData("for user x by", MaskKind.Name)]
    [InlineData("x 1, 2, 3 y", MaskKind.List)]
    [InlineData("x <*> y", MaskKind.Placeholder)]
    public void The_reason_is_named(string message, MaskKind kind) =>
        Assert.Equal(kind, Assert.Single(MessageTemplate.Explain(message).Parts).Kind);

    [Fact]
    public void A_template_is_cut_where_its_own_length_ends_whatever_the_length_of_its_variable_parts()
    {
        string words = string.Concat(Enumerable.Repeat("quick brown fox ", 100));

        string first = MessageTemplate.Of("id 1 " + words),
            second = MessageTemplate.Of("id 1234567890123456789 " + words);

        Assert.Equal(MessageTemplate.MaxLength, Encoding.UTF8.GetByteCount(first));
        Assert.Equal(first, second);
    }

    [Fact]
    public void Writing_a_template_allocates_nothing()
    {
        byte[] message = Encoding.UTF8.GetBytes(
            "User 123 (jane@example.com) got 'x' from 10.0.0.1:80 [a=b] {c: d} /e/f in 5 ms"
        );
        byte[] template = new byte[MessageTemplate.MaxLength];
        MessageTemplate.Write(message, template);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            MessageTemplate.Write(message, template);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
