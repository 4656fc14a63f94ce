using RoleFerry.Core.Logs.StackTraces;
using RoleFerry.Core.Logs.StackTraces.Libraries;

namespace RoleFerry.Core.Tests.Logs.StackTraces;

/// <summary>Whose frames are: each language's own code beside the libraries that look like it.</summary>
public class FrameRuleTests
{
    [Theory]
    [InlineData("com.acme.io.Reader.read", FrameRule.NothingSaid)]
    [InlineData("io.acme.netty.Server.run", FrameRule.NothingSaid)]
    [InlineData("io.nettyworks.Server.run", FrameRule.NothingSaid)]
    [InlineData("org.apache.acme.Orders.place", FrameRule.NothingSaid)]
    [InlineData("org.springframework.samples.petclinic.Owners.find", FrameRule.NothingSaid)]
    [InlineData("com.google.acme.Orders.place", FrameRule.NothingSaid)]
    [InlineData("scalable.acme.Orders.place", FrameRule.NothingSaid)]
    [InlineData("java.base/java.lang.Thread.run", FrameRule.Runtime)]
    [InlineData("kotlinx.coroutines.DispatchedTask.run", FrameRule.Runtime)]
    [InlineData("io.netty.channel.X.run", FrameRule.KnownLibrary)]
    [InlineData("com.github.benmanes.caffeine.cache.X.get", FrameRule.KnownLibrary)]
    [InlineData("okhttp3.internal.connection.RealCall.execute", FrameRule.KnownLibrary)]
    [InlineData("com.mysql.cj.jdbc.X.execute", FrameRule.KnownLibrary)]
    [InlineData("feign.SynchronousMethodHandler.invoke", FrameRule.KnownLibrary)]
    [InlineData("software.amazon.awssdk.core.X.run", FrameRule.KnownLibrary)]
    public void Java(string name, FrameRule rule) => Assert.Equal(rule, RuleOf($"a.E: x\n\tat {name}(X.java:1)"));

    [Theory]
    [InlineData("Acme.Newtonsoft.Reader.Read()", FrameRule.NothingSaid)]
    [InlineData("Dapperly.Orders.Place()", FrameRule.NothingSaid)]
    [InlineData("Amazon.Acme.Orders.Place() in /src/Orders.cs:line 1", FrameRule.OwnSource)]
    [InlineData("Microsoft.Acme.Orders.Place() in C:\\src\\Orders.cs:line 1", FrameRule.OwnSource)]
    [InlineData("System.Threading.Tasks.Task.Wait()", FrameRule.Runtime)]
    [InlineData("Microsoft.EntityFrameworkCore.X.Save() in /_/src/X.cs:line 1", FrameRule.KnownLibrary)]
    [InlineData("Amazon.S3.AmazonS3Client.Get()", FrameRule.KnownLibrary)]
    [InlineData("Newtonsoft.Json.JsonReader.Read()", FrameRule.KnownLibrary)]
    [InlineData("Dapper.SqlMapper.Query[T](IDbConnection c) in /_/Dapper/SqlMapper.cs:line 1", FrameRule.KnownLibrary)]
    [InlineData("StackExchange.Redis.ConnectionMultiplexer.Connect()", FrameRule.KnownLibrary)]
    [InlineData("Hangfire.Server.Worker.Run() in C:\\projects\\hangfire\\Worker.cs:line 1", FrameRule.KnownLibrary)]
    public void DotNet(string frame, FrameRule rule) => Assert.Equal(rule, RuleOf($"A.E: x\n   at {frame}"));

    [Fact]
    public void A_frame_without_a_file_is_a_librarys_where_others_name_theirs()
    {
        var frames = Frames("A.E: x\n   at Nobody.Knows.It.Run()\n   at Acme.Job.Run() in /src/Job.cs:line 1");

        Assert.Equal([FrameRule.WithoutSource, FrameRule.OwnSource], frames.Select(f => f.Rule));
    }

    [Theory]
    [InlineData("/srv/app/net/a.py", FrameRule.NothingSaid)]
    [InlineData("/srv/app/internal/a.py", FrameRule.NothingSaid)]
    [InlineData("/app/requests/views.py", FrameRule.NothingSaid)]
    [InlineData("/var/task/acme/orders.py", FrameRule.NothingSaid)]
    [InlineData("/var/task/handler.py", FrameRule.NothingSaid)]
    [InlineData("/app/x.pyz/acme/orders.py", FrameRule.NothingSaid)]
    [InlineData("/home/lib/python_tools/a.py", FrameRule.NothingSaid)]
    [InlineData("/usr/lib/python3.12/json/decoder.py", FrameRule.Runtime)]
    [InlineData("C:\\\\Python312\\\\Lib\\\\asyncio\\\\runners.py", FrameRule.Runtime)]
    [InlineData("<frozen importlib._bootstrap>", FrameRule.Runtime)]
    [InlineData("/var/runtime/bootstrap.py", FrameRule.Runtime)]
    [InlineData("/opt/python/requests/api.py", FrameRule.Installed)]
    [InlineData("/app/.venv/lib/python3.12/site-packages/x/a.py", FrameRule.Installed)]
    [InlineData("/root/.pex/installed_wheels/ab/x.whl/x/a.py", FrameRule.Installed)]
    [InlineData("/var/task/tenacity/__init__.py", FrameRule.KnownLibrary)]
    [InlineData("/var/task/six.py", FrameRule.KnownLibrary)]
    [InlineData("/app/x.pyz/tenacity/__init__.py", FrameRule.KnownLibrary)]
    public void Python(string path, FrameRule rule) =>
        Assert.Equal(
            rule,
            RuleOf($"Traceback (most recent call last):\n  File \"{path.Replace("\\\\", "\\")}\", line 1, in f\nE: x")
        );

    [Theory]
    [InlineData("/app/dist/net/a.js", FrameRule.NothingSaid)]
    [InlineData("/app/dist/vendor/a.js", FrameRule.NothingSaid)]
    [InlineData("/app/internal/a.js", FrameRule.NothingSaid)]
    [InlineData("/app/dist/vendor.js", FrameRule.NothingSaid)]
    [InlineData("webpack:///./src/orders.ts", FrameRule.NothingSaid)]
    [InlineData("/app/.next/server/chunks/4821.js", FrameRule.NothingSaid)]
    [InlineData("node:internal/process/task_queues", FrameRule.Runtime)]
    [InlineData("internal/modules/cjs/loader.js", FrameRule.Runtime)]
    [InlineData("events.js", FrameRule.Runtime)]
    [InlineData("webpack/bootstrap", FrameRule.Runtime)]
    [InlineData("/app/node_modules/pg/lib/client.js", FrameRule.Installed)]
    [InlineData("webpack-internal:///(rsc)/./node_modules/next/x.js", FrameRule.Installed)]
    [InlineData("/app/.yarn/cache/pg.zip/lib/a.js", FrameRule.Installed)]
    [InlineData("/app/dist/vendors.3f2a1b9c.js", FrameRule.Installed)]
    [InlineData("https://deno.land/std@0.190.0/x.ts", FrameRule.Installed)]
    public void Node(string path, FrameRule rule) => Assert.Equal(rule, RuleOf($"Error: x\n    at f ({path}:1:2)"));

    [Theory]
    [InlineData("main.f", "/app/main.go", FrameRule.NothingSaid)]
    [InlineData("time.A", "/app/time/x.go", FrameRule.NothingSaid)]
    [InlineData("example.com/acme/net.Dial", "/app/net/x.go", FrameRule.NothingSaid)]
    [InlineData("panicky.A", "/app/panicky/x.go", FrameRule.NothingSaid)]
    [InlineData("acme/vendor/things.A", "/app/vendor/things/x.go", FrameRule.NothingSaid)]
    [InlineData("net/http.(*conn).serve", "/usr/local/go/src/net/http/server.go", FrameRule.Runtime)]
    [InlineData("net/http.(*conn).serve", "net/http/server.go", FrameRule.Runtime)]
    [InlineData("panic", "/usr/local/go/src/runtime/panic.go", FrameRule.Runtime)]
    [InlineData("github.com/x/y.F", "/go/pkg/mod/github.com/x/y@v1.2.3/a.go", FrameRule.Installed)]
    [InlineData("github.com/x/y.F", "github.com/x/y@v1.2.3/a.go", FrameRule.Installed)]
    [InlineData("github.com/x/y.F", "/app/vendor/github.com/x/y/a.go", FrameRule.Installed)]
    [InlineData(
        "github.com/gin-gonic/gin.(*Context).Next",
        "github.com/gin-gonic/gin/context.go",
        FrameRule.KnownLibrary
    )]
    public void Go(string function, string path, FrameRule rule) =>
        Assert.Equal(rule, RuleOf($"panic: x\n\ngoroutine 1 [running]:\n{function}(0x1)\n\t{path}:1 +0x1"));

    [Theory]
    [InlineData("app/models/order.rb", FrameRule.NothingSaid)]
    [InlineData("/app/lib/gemstones/a.rb", FrameRule.NothingSaid)]
    [InlineData("/usr/local/bundle/gems/rack-3.0.8/lib/rack/head.rb", FrameRule.Installed)]
    [InlineData("/app/vendor/bundle/ruby/3.3.0/gems/rack-3.0.8/lib/a.rb", FrameRule.Installed)]
    [InlineData("/usr/local/lib/ruby/3.3.0/net/http.rb", FrameRule.Runtime)]
    public void Ruby(string path, FrameRule rule) =>
        Assert.Equal(rule, RuleOf($"{path}:12:in 'Order#price': no price (PriceError)\n\tfrom app/a.rb:3:in 'b'"));

    [Theory]
    [InlineData("/app/src/Orders.php", FrameRule.NothingSaid)]
    [InlineData("/app/vendors/Orders.php", FrameRule.NothingSaid)]
    [InlineData("/app/vendor/laravel/framework/src/X.php", FrameRule.Installed)]
    public void Php(string path, FrameRule rule) =>
        Assert.Equal(
            rule,
            Frames(
                    $"PHP Fatal error:  Uncaught E: x in /app/a.php:1\nStack trace:\n#0 {path}(5): Acme\\A->b()\n#1 {{main}}"
                )
                .Last(f => f.Function.Length > 0)
                .Rule
        );

    [Theory]
    [InlineData("acme::orders::place", "./src/orders.rs", FrameRule.NothingSaid)]
    [InlineData("corellia::orders::place", "./src/orders.rs", FrameRule.NothingSaid)]
    [InlineData(
        "tokio::runtime::park",
        "/root/.cargo/registry/src/index.crates.io-1/tokio-1.35.0/src/a.rs",
        FrameRule.Installed
    )]
    [InlineData("core::panicking::panic_fmt", "/rustc/abc/library/core/src/panicking.rs", FrameRule.Runtime)]
    public void Rust(string name, string path, FrameRule rule) =>
        Assert.Equal(
            rule,
            Frames(
                $"thread 'main' panicked at src/main.rs:4:5:\nx\nstack backtrace:\n   0: {name}\n             at {path}:1:2"
            )[^1].Rule
        );

    [Theory]
    [InlineData("(my_app 0.1.0) lib/my_app/x.ex", FrameRule.NothingSaid)]
    [InlineData("(phoenix 1.7.10) lib/phoenix/router.ex", FrameRule.KnownLibrary)]
    [InlineData("(stdlib 5.1) gen_server.erl", FrameRule.KnownLibrary)]
    public void Elixir(string place, FrameRule rule) =>
        Assert.Equal(rule, RuleOf($"** (RuntimeError) x\n    {place}:12: MyApp.X.foo/1"));

    [Fact]
    public void What_the_product_lists_wins_and_counts_where_a_part_of_a_name_ends()
    {
        var rules = new InAppRules(["io.netty.acme"], ["com.acme.shared"]);
        var trace = StackTrace.Parse(
            "a.E: x\n\tat io.netty.acme.A.a(A.java:1)\n\tat com.acme.shared.A.a(A.java:1)\n\tat com.acme.sharedness.A.a(A.java:1)",
            rules
        )!;

        Assert.Equal(
            [FrameRule.ListedAsOwn, FrameRule.ListedAsLibrary, FrameRule.NothingSaid],
            trace.Errors[0].Frames.Select(f => f.Rule)
        );
    }

    [Theory]
    [InlineData("    at f (/app/dist/main.3f2a1b9c.js:1:2)", "    at f (/app/dist/main.9c8d7e6f.js:1:2)")]
    [InlineData("    at f (/app/dist/index-BxY3kL9a.js:1:2)", "    at f (/app/dist/index-Dk2Hs9Qq.js:1:2)")]
    [InlineData("    at f (/app/chunks/4821.js:1:2)", "    at f (/app/chunks/917.js:1:2)")]
    [InlineData("    at f (/srv/releases/20251013/app.js:1:2)", "    at f (/srv/releases/20251014/app.js:1:2)")]
    [InlineData("    at f (/srv/acme-1.2.3/app.js:1:2)", "    at f (/srv/acme-1.3.0/app.js:1:2)")]
    [InlineData("    at f (/tmp/ab12cd/app.js:1:2)", "    at f (/tmp/ef34ab/app.js:1:2)")]
    [InlineData("    at async f (/app/a.js:1:2)", "    at f (/app/a.js:7:8)")]
    [InlineData("\tat a.B$1.c(B.java:1)", "\tat a.B$2$1.c(B.java:7)")]
    [InlineData("\tat a.B.lambda$c$0(B.java:1)", "\tat a.B.lambda$c$3(B.java:7)")]
    [InlineData("\tat a.B.$anonfun$c$1(B.scala:1)", "\tat a.B.c(B.scala:7)")]
    [InlineData("\tat a.B.c(B.java:1) ~[app.jar!/:1.0]", "\tat a.B.c(B.java:7) ~[classes!/:na]")]
    [InlineData("   at A.B`1.<C>d__5.MoveNext()", "   at A.B`1.<C>d__7.MoveNext()")]
    [InlineData("   at A.B.<>c__DisplayClass1_0.<C>b__0()", "   at A.B.<>c__DisplayClass2_0.<C>b__1()")]
    public void What_differs_from_build_to_build_is_no_part_of_a_frame(string one, string other) =>
        Assert.Equal(TemplateOf("a.E: x\n" + one), TemplateOf("a.E: x\n" + other));

    [Theory]
    [InlineData("    at f (/app/api/v1/a.js:1:2)", "    at f (/app/api/v2/a.js:1:2)")]
    [InlineData("    at f (/app/dist/main.js:1:2)", "    at f (/app/dist/mail.js:1:2)")]
    [InlineData("    at f (/app/dist/orders.main.js:1:2)", "    at f (/app/dist/orders.mail.js:1:2)")]
    [InlineData("    at f (/app/cafe/a.js:1:2)", "    at f (/app/decade/a.js:1:2)")]
    [InlineData("\tat a.B.c(B.java:1)", "\tat a.B.d(B.java:1)")]
    [InlineData("   at A.B.C()", "   at A.D.C()")]
    public void Different_files_and_functions_stay_different(string one, string other) =>
        Assert.NotEqual(TemplateOf("a.E: x\n" + one), TemplateOf("a.E: x\n" + other));

    private static FrameRule RuleOf(string text) => Frames(text)[0].Rule;

    private static IReadOnlyList<StackFrame> Frames(string text) =>
        StackTrace.Parse(text, InAppRules.Default)!.Errors[0].Frames;

    private static string TemplateOf(string text)
    {
        byte[] template = new byte[StackTraceTemplate.MaxLength];
        Assert.True(
            StackTraceTemplate.TryWrite(
                System.Text.Encoding.UTF8.GetBytes(text),
                InAppRules.Default,
                template,
                out int length
            )
        );
        return System.Text.Encoding.UTF8.GetString(template, 0, length);
    }
}
