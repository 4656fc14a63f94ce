using System.Text;
using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.FirstFingerprint;
using RoleFerry.Core.Logs.Formats;

namespace RoleFerry.Core.Tests.Logs.FirstFingerprint;

/// <summary>Templates of version f1 for stack traces.</summary>
public class FirstTraceTests
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
    [InlineData("python-group.txt", "ValueError at jobs/sync.py:pull caused by ExceptionGroup at jobs/sync.py:run")]
    [InlineData(
        "python-library-only.txt",
        "redis.exceptions.ConnectionError: Error <*> connecting to <*>. Connection refused."
    )]
    [InlineData(
        "dotnet-async.txt",
        "System.InvalidOperationException at RoleFerry.Events.Retry`1.RunAsync < RoleFerry.Worker.Job..ctor < "
            + "Program.Main"
            + " caused by System.Net.Http.HttpRequestException at RoleFerry.Events.Publisher.PublishAsync < "
            + "RoleFerry.Events.Retry`1.RunAsync"
            + " caused by System.Net.Sockets.SocketException"
    )]
    [InlineData(
        "java-cause.txt",
        "java.lang.IllegalStateException at com.acme.mail.MailboxSelector.select < "
            + "com.acme.mail.Sequencer.sendAll < com.acme.mail.Sequencer.run"
            + " caused by org.postgresql.util.PSQLException at com.acme.mail.MailboxRepository.findFree"
    )]
    [InlineData(
        "node-cause.txt",
        "Error at render/renderer.js:Renderer.render < pages/page.mjs:Page < src/server.js caused by TypeError "
            + "at templates/mail.js"
    )]
    [InlineData(
        "go-panic.txt",
        "panic at github.com/acme/roleferry/rank.Top < github.com/acme/roleferry/api.(*Server).list"
    )]
    public void A_traces_template_is_what_it_was(string sample, string template)
    {
        var entry = new LogEntry(
            default,
            [],
            new LogLine { Message = Encoding.UTF8.GetBytes(Sample.Read(Path.Combine("traces", sample))) }
        );
        byte[] written = new byte[ErrorTemplate.MaxLength];
        var rules = new FirstInAppRules([], FirstInAppRules.DefaultLibraries, FirstInAppRules.DefaultFragments);

        Assert.Equal(template, Encoding.UTF8.GetString(written, 0, FirstTemplate.Write(entry, rules, written)));
    }
}
