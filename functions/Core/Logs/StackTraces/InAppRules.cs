using System.Text;

namespace RoleFerry.Core.Logs.StackTraces;

/// <summary>
/// Tells the product's own frames from those of libraries, by the beginning of a frame's type, package or file, or by
/// what its file's path contains. What no rule names is the product's own.
/// </summary>
public sealed class InAppRules
{
    private readonly byte[][] _app;
    private readonly byte[][] _libraries;
    private readonly byte[][] _fragments;

    /// <summary>Rules for every language at once: names of different languages do not meet in one trace.</summary>
    /// <param name="app">Beginnings of the product's own names. They win over the rest.</param>
    /// <param name="libraries">Beginnings of libraries' names.</param>
    /// <param name="fragments">What the paths of libraries' files contain.</param>
    public InAppRules(IEnumerable<string> app, IEnumerable<string> libraries, IEnumerable<string> fragments)
    {
        _app = [.. app.Select(Encoding.UTF8.GetBytes)];
        _libraries = [.. libraries.Select(Encoding.UTF8.GetBytes)];
        _fragments = [.. fragments.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>The languages' own libraries, the places where package managers put others, and the best-known frameworks.</summary>
    public static InAppRules Default { get; } = new([], DefaultLibraries, DefaultFragments);

    /// <summary>Beginnings of names in <see cref="Default"/>.</summary>
    public static IReadOnlyList<string> DefaultLibraries =>
    [
        "/var/runtime/", "/var/lang/", "<frozen ",
        "System.", "Microsoft.", "Amazon.", "AWSSDK.", "Npgsql.", "Polly.",
        "java.", "javax.", "jakarta.", "jdk.", "sun.", "com.sun.", "kotlin.", "kotlinx.", "scala.", "reactor.", "org.springframework.",
        "org.apache.", "org.hibernate.", "org.postgresql.", "org.eclipse.jetty.", "io.netty.", "io.undertow.", "com.zaxxer.hikari.",
        "com.fasterxml.jackson.", "com.amazonaws.", "software.amazon.awssdk.",
        "node:", "internal/",
        "runtime.", "runtime/", "panic", "net/", "net.", "syscall.", "reflect.", "testing.", "sync.", "context.", "encoding/", "database/sql",
        "os.", "os/", "io.", "bufio.", "fmt.", "strings.", "bytes.", "sort.", "time.", "log.", "crypto/", "golang.org/x/", "google.golang.org/", "/usr/local/go/",
    ];

    /// <summary>Parts of paths in <see cref="Default"/>.</summary>
    public static IReadOnlyList<string> DefaultFragments =>
        ["/site-packages/", "/dist-packages/", "/lib/python", "/node_modules/", "/pkg/mod/", "/vendor/"];

    internal bool IsApp(ReadOnlySpan<byte> name, ReadOnlySpan<byte> path)
    {
        if (StartsWithAny(name, _app) || StartsWithAny(path, _app)) return true;
        if (StartsWithAny(name, _libraries) || StartsWithAny(path, _libraries)) return false;
        foreach (byte[] fragment in _fragments)
        {
            if (path.IndexOf(fragment) >= 0) return false;
        }

        return true;
    }

    private static bool StartsWithAny(ReadOnlySpan<byte> name, byte[][] beginnings)
    {
        foreach (byte[] beginning in beginnings)
        {
            if (name.StartsWith(beginning)) return true;
        }

        return false;
    }
}
