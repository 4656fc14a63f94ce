using System.Text;
using CsCheck;
using RoleFerry.Core.Logs.StackTraces;

namespace RoleFerry.Core.Tests.Logs.StackTraces;

public class StackTraceProperties
{
    /// <summary>Lines of traces of every language, whole and broken, in any order.</summary>
    private static readonly Gen<string> Texts = Gen.OneOf(
            "Traceback (most recent call last):",
            "  + Exception Group Traceback (most recent call last):",
            "  File \"/app/a.py\", line 1, in f",
            "  File \"",
            "  File \"/app/a.py\"",
            "  | ValueError: x",
            "ValueError: x",
            "ValueError",
            "KeyError [",
            "E (",
            "During handling",
            "System.E: x ---> System.F: y",
            " ---> System.G",
            " ---> ",
            "   at A.B.C(D d) in /a.cs:line 1",
            "   at A.<>c.<<F>b__0>d.MoveNext()",
            "   at A.<",
            "   at .(",
            "   at A..ctor()",
            "   --- End of inner exception stack trace ---",
            "java.lang.E: x",
            "\tat a.B.c(B.java:1)",
            "\tat a.B.lambda$(B.java:1)",
            "\tat m/a.B$1.lambda$c$0(B.java:1)",
            "\tat x(Native Method)",
            "Caused by: a.E: y",
            "Caused by: ",
            "\tSuppressed: a.E",
            "    at f (/app/a.js:1:2)",
            "    at /a.js:1:2",
            "    at async ",
            "    at new (:1:1)",
            "    at (<anonymous>)",
            "  [cause]: TypeError: z",
            "  [cause]: ",
            "panic: x",
            "panic",
            "goroutine 1 [running]:",
            "main.f(0x1)",
            "main.f.func1.2()",
            ".func1()",
            "(",
            "\t/app/main.go:1 +0x1",
            "\t:",
            "created by main.x",
            "    at ",
            "",
            " ",
            "\r"
        )
        .Array[0, 24]
        .Select(lines => string.Join('\n', lines));

    [Fact]
    public void Any_lines_have_one_template_within_its_bound_or_none() =>
        Texts.Sample(
            text =>
            {
                var first = TemplateOf(Encoding.UTF8.GetBytes(text));
                return first == TemplateOf(Encoding.UTF8.GetBytes(text))
                    && (first is null) == (StackTrace.Parse(text, InAppRules.Default) is null);
            },
            iter: 20_000
        );

    [Fact]
    public void Any_bytes_after_a_traces_first_line_are_survived() =>
        Gen.Select(
                Gen.OneOf(
                    "Traceback (most recent call last):\n",
                    "E: x\n    at ",
                    "panic: x\ngoroutine 1 [running]:\n"
                ),
                Gen.Byte.Array[0, 300]
            )
            .Sample((head, tail) => _ = TemplateOf([.. Encoding.UTF8.GetBytes(head), .. tail]), iter: 20_000);

    [Fact]
    public void How_deep_a_recursion_went_does_not_matter() =>
        Gen.Int[1, 300].Sample(depth => TemplateOf(Recursion(depth)) == "E at com.acme.A.f < com.acme.A.main");

    private static byte[] Recursion(int depth) =>
        Encoding.UTF8.GetBytes(
            $"E: deep\n{string.Concat(Enumerable.Repeat("\tat com.acme.A.f(A.java:5)\n", depth))}\tat "
                + $"com.acme.A.main(A.java:9)\n"
        );

    private static string? TemplateOf(byte[] text)
    {
        byte[] template = new byte[StackTraceTemplate.MaxLength];
        if (!StackTraceTemplate.TryWrite(text, InAppRules.Default, template, out int length))
            return null;
        Assert.InRange(length, 1, StackTraceTemplate.MaxLength);
        return Encoding.UTF8.GetString(template, 0, length);
    }
}
