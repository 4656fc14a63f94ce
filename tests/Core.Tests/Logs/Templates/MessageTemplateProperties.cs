using System.Text;
using CsCheck;
using RoleFerry.Core.Logs.Templates;

namespace RoleFerry.Core.Tests.Logs.Templates;

public class MessageTemplateProperties
{
    /// <summary>Parts of messages, and the marks that the rules look at, in any order.</summary>
    private static readonly Gen<string> Messages = Gen.OneOf(
            "user",
            "for",
            "from",
            "by",
            "class",
            "host",
            "failed",
            "Jun",
            "Fri",
            "null",
            "sec",
            "KB",
            "GMT",
            "is",
            "S3",
            "com.acme.Foo",
            "a.example.com",
            "jane@example.com",
            "/var/log/a.log",
            "C:\\x\\y",
            "https://x.example/a?b=c",
            "10.0.0.1",
            "10.0.0.1:80",
            "fe80::1",
            "dead",
            "feedbeef",
            "5c:50:15:4c:18:13",
            "0x1f",
            "7",
            "-2.5",
            "12ms",
            "node-3",
            "k=v",
            "k=",
            "= v",
            "x={a: {b}}",
            "'q r'",
            "\"q\"",
            "\"GET /x\"",
            "it's",
            "(h.example)",
            "()",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "<",
            ">",
            "<*>",
            "<1",
            "=",
            "==",
            ":",
            "::",
            ",",
            ";",
            ".",
            "...",
            "/",
            "\\",
            "-",
            "+",
            "*",
            "#",
            "@",
            "%",
            "$",
            "~",
            "|",
            "'",
            "\"",
            "`",
            " ",
            " ",
            " ",
            " ",
            "\t",
            "\n",
            "\u001b[31m",
            "é",
            "日本"
        )
        .Array[0, 30]
        .Select(string.Concat);

    [Fact]
    public void Any_bytes_have_a_template_within_its_bound() =>
        Gen
            .Byte.Array[0, 400]
            .Sample(
                message =>
                {
                    byte[] template = new byte[MessageTemplate.MaxLength];
                    int length = MessageTemplate.Write(message, template);
                    return length >= 0 && length <= MessageTemplate.MaxLength;
                },
                iter: 20_000
            );

    [Fact]
    public void Any_parts_in_any_order_have_the_same_template_twice_and_masks_within_the_message() =>
        Messages.Sample(
            message =>
            {
                var first = MessageTemplate.Explain(message);
                return first.Template == MessageTemplate.Of(message)
                    && first.Parts.All(part => message.Contains(part.Text, StringComparison.Ordinal));
            },
            iter: 20_000
        );

    [Fact]
    public void Number_and_identifiers_do_not_change_a_template() =>
        Gen.Select(Gen.Int.Positive, Gen.Guid, Gen.Int.Positive, Gen.Guid)
            .Sample(
                (a, b, c, d) =>
                    MessageTemplate.Of($"User {a} lost job {b}: gone")
                    == MessageTemplate.Of($"User {c} lost job {d}: gone"),
                iter: 20_000
            );

    [Fact]
    public void The_template_of_a_sentence_s_template_is_itself() =>
        Gen.OneOf(
                "user bob",
                "for user bob by",
                "from 10.0.0.1 (h.example)",
                "in 12 ms",
                "at Fri Jun 17 07:07:00 2005",
                "k=v",
                "logname= uid=0",
                "path /a/b",
                "'quoted text'",
                "{a: {b: 1}}",
                "jane@example.com",
                "https://x.example/a?b=c",
                "is null",
                "failed",
                "(id 7)",
                "[x, 5]",
                "error:",
                "1, 2, 3",
                "node-1 ok node-2 ok",
                "gw.corp-net [10.0.0.1]",
                "class com.acme.Foo",
                "\"GET /x HTTP/1.1\"",
                "fe80::1",
                "a;"
            )
            .Array[1, 8]
            .Select(parts => string.Join(' ', parts))
            .Sample(message =>
            {
                string template = MessageTemplate.Of(message);
                return MessageTemplate.Of(template) == template;
            });

    /// <summary>
    /// Marks that make the rules look ahead, many times over: were any rule quadratic, this would take minutes.
    /// </summary>
    [Theory]
    [InlineData("{")]
    [InlineData("a=(")]
    [InlineData("\"")]
    [InlineData("'x")]
    [InlineData("a:")]
    [InlineData("1:")]
    [InlineData("= ")]
    [InlineData("Jun ")]
    [InlineData("10.0.0.1 (")]
    public void A_megabyte_of_marks_is_read_in_bounded_work(string unit)
    {
        byte[] message = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length)));
        byte[] template = new byte[MessageTemplate.MaxLength];

        for (int i = 0; i < 100; i++)
            Assert.InRange(MessageTemplate.Write(message, template), 1, MessageTemplate.MaxLength);
    }
}
