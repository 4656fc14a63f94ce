using System.Text;
using RoleFerry.Core.Logs.StackTraces;
using RoleFerry.Core.Logs.StackTraces.Libraries;

namespace RoleFerry.Core.Tests.Logs.StackTraces;

public class StackTraceTests
{
    [Theory]
    [InlineData(
        "python-chained.txt",
        "roleferry.errors.ProviderUnavailable at tasks/contacts.py:find_contacts < tasks/enrich.py:enrich_application"
            + " caused by httpx.ConnectTimeout at providers/apollo.py:search_people caused by httpcore.ConnectTimeout"
    )]
    [InlineData(
        "python-recursion.txt",
        "RecursionError at app/main.py:visit < app/main.py:walk < app/main.py:<module>"
    )]
    [InlineData(
        "python-group.txt",
        "ValueError: no cursor at jobs/sync.py:pull caused by ExceptionGroup at jobs/sync.py:run"
    )]
    [InlineData(
        "python-library-only.txt",
        "redis.exceptions.ConnectionError: Error <*> connecting to <*>. Connection refused."
    )]
    [InlineData(
        "dotnet-async.txt",
        "System.InvalidOperationException: Could not publish the event. at RoleFerry.Events.Retry.RunAsync < "
            + "RoleFerry.Worker.Job..ctor < "
            + "Program.Main"
            + " caused by System.Net.Http.HttpRequestException: Connection refused (<*>) at RoleFerry.Events.Publisher.PublishAsync < "
            + "RoleFerry.Events.Retry.RunAsync"
            + " caused by System.Net.Sockets.SocketException: Connection refused"
    )]
    [InlineData(
        "java-cause.txt",
        "java.lang.IllegalStateException: No mailbox for campaign <*> at com.acme.mail.MailboxSelector.select < "
            + "com.acme.mail.Sequencer.sendAll < com.acme.mail.Sequencer.run"
            + " caused by org.postgresql.util.PSQLException: ERROR: relation \"mailboxes\" does not exist at com.acme.mail.MailboxRepository.findFree"
    )]
    [InlineData(
        "node-cause.txt",
        "Error: could not render at render/renderer.js:Renderer.render < pages/page.mjs:Page < src/server.js"
            + " caused by TypeError: Cannot read properties of <*> (reading 'name') at templates/mail.js"
    )]
    [InlineData(
        "go-panic.txt",
        "panic: runtime error: index out of range [<*>] with length <*> at github.com/acme/roleferry/rank.Top < github.com/acme/roleferry/api.(*Server).list"
    )]
    public void A_trace_is_its_errors_and_the_products_own_frames_innermost_first(string sample, string template) =>
        Assert.Equal(template, TemplateOf(Sample.Read(Path.Combine("traces", sample))));

    [Theory]
    [InlineData("python-chained.txt")]
    [InlineData("dotnet-async.txt")]
    [InlineData("java-cause.txt")]
    [InlineData("node-cause.txt")]
    [InlineData("go-panic.txt")]
    public void Line_numbers_and_line_ends_do_not_matter(string sample)
    {
        string text = Sample.Read(Path.Combine("traces", sample));
        string moved = new([.. text.Select(c => c is >= '2' and <= '8' ? (char)(c + 1) : c)]);

        Assert.Equal(TemplateOf(text), TemplateOf(text.ReplaceLineEndings("\r\n")));
        Assert.Equal(
            string.Concat(TemplateOf(text)!.Where(c => !char.IsAsciiDigit(c))),
            string.Concat(TemplateOf(moved)!.Where(c => !char.IsAsciiDigit(c)))
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("it broke at noon")]
    [InlineData("first line\nit broke at noon")]
    [InlineData("the meeting\n  at Alice and Bob")]
    [InlineData("goroutine leak\nat last")]
    public void A_text_without_a_trace_has_none(string text)
    {
        Assert.Null(TemplateOf(text));
        Assert.Null(StackTrace.Parse(text, InAppRules.Default));
    }

    [Fact]
    public void A_read_trace_names_every_frame_and_tells_the_products_from_the_libraries()
    {
        var trace = StackTrace.Parse(Sample.Read(Path.Combine("traces", "python-chained.txt")), InAppRules.Default)!;

        Assert.Equal(StackLanguage.Python, trace.Language);
        Assert.Equal(
            ["roleferry.errors.ProviderUnavailable", "httpx.ConnectTimeout", "httpcore.ConnectTimeout"],
            trace.Errors.Select(e => e.Type)
        );
        Assert.Equal(["apollo", "timed out", "timed out"], trace.Errors.Select(e => e.Message));
        Assert.Equal(
            [
                new StackFrame("tasks/contacts.py", "find_contacts", FrameRule.NothingSaid),
                new StackFrame("tasks/enrich.py", "enrich_application", FrameRule.NothingSaid),
                new StackFrame("app/trace.py", "trace_task", FrameRule.Installed),
            ],
            trace.Errors[0].Frames
        );
    }

    [Fact]
    public void Which_frames_are_the_products_own_can_be_said()
    {
        string text = Sample.Read(Path.Combine("traces", "java-cause.txt"));
        var rules = new InAppRules(["org.springframework.aop."], ["com.acme."]);

        Assert.Equal(
            "java.lang.IllegalStateException: No mailbox for campaign <*> at "
                + "org.springframework.aop.framework.ReflectiveMethodInvocation.proceed"
                + " caused by org.postgresql.util.PSQLException: ERROR: relation \"mailboxes\" does not exist",
            TemplateOf(text, rules)
        );
    }

    [Fact]
    public void A_trace_that_is_cut_in_the_middle_is_read_as_far_as_it_goes()
    {
        string text = Sample.Read(Path.Combine("traces", "python-recursion.txt"));

        Assert.Equal(
            "error at app/main.py:walk < app/main.py:<module>",
            TemplateOf(text[..text.IndexOf("visit(node)", StringComparison.Ordinal)])
        );
    }

    [Fact]
    public void Writing_a_traces_template_allocates_nothing()
    {
        byte[] text = Encoding.UTF8.GetBytes(Sample.Read(Path.Combine("traces", "python-chained.txt")));
        byte[] template = new byte[StackTraceTemplate.MaxLength];
        StackTraceTemplate.TryWrite(text, InAppRules.Default, template, out _);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            StackTraceTemplate.TryWrite(text, InAppRules.Default, template, out _);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static string? TemplateOf(string text, InAppRules? rules = null)
    {
        byte[] template = new byte[StackTraceTemplate.MaxLength];
        return StackTraceTemplate.TryWrite(
            Encoding.UTF8.GetBytes(text),
            rules ?? InAppRules.Default,
            template,
            out int length
        )
            ? Encoding.UTF8.GetString(template, 0, length)
            : null;
    }
}
