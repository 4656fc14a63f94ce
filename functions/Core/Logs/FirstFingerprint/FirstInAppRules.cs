using System.Text;

namespace RoleFerry.Core.Logs.FirstFingerprint;

/// <summary>
/// Tells the product's own frames from those of libraries, by the beginning of a frame's type, package or file, or by
/// what its file's path contains. What no rule names is the product's own.
/// </summary>
internal sealed class FirstInAppRules
{
    private readonly Beginnings _app;
    private readonly Beginnings _libraries;
    private readonly byte[][] _fragments;

    /// <summary>Rules for every language at once: names of different languages do not meet in one trace.</summary>
    /// <param name="app">Beginnings of the product's own names. They win over the rest.</param>
    /// <param name="libraries">Beginnings of libraries' names.</param>
    /// <param name="fragments">What the paths of libraries' files contain.</param>
    public FirstInAppRules(IEnumerable<string> app, IEnumerable<string> libraries, IEnumerable<string> fragments)
    {
        _app = new Beginnings(app);
        _libraries = new Beginnings(libraries);
        _fragments = [.. fragments.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>Beginnings of names of well-known libraries.</summary>
    public static IReadOnlyList<string> DefaultLibraries =>
        [
            "/var/runtime/",
            "/var/lang/",
            "<frozen ",
            "System.",
            "Microsoft.",
            "Amazon.",
            "AWSSDK.",
            "Npgsql.",
            "Polly.",
            "java.",
            "javax.",
            "jakarta.",
            "jdk.",
            "sun.",
            "com.sun.",
            "kotlin.",
            "kotlinx.",
            "scala.",
            "reactor.",
            "org.springframework.",
            "org.apache.",
            "org.hibernate.",
            "org.postgresql.",
            "org.eclipse.jetty.",
            "io.netty.",
            "io.undertow.",
            "com.zaxxer.hikari.",
            "com.fasterxml.jackson.",
            "com.amazonaws.",
            "software.amazon.awssdk.",
            "node:",
            "internal/",
            "runtime.",
            "runtime/",
            "panic",
            "net/",
            "net.",
            "syscall.",
            "reflect.",
            "testing.",
            "sync.",
            "context.",
            "encoding/",
            "database/sql",
            "os.",
            "os/",
            "io.",
            "bufio.",
            "fmt.",
            "strings.",
            "bytes.",
            "sort.",
            "time.",
            "log.",
            "crypto/",
            "golang.org/x/",
            "google.golang.org/",
            "/usr/local/go/",
        ];

    /// <summary>Parts of paths of installed libraries.</summary>
    public static IReadOnlyList<string> DefaultFragments =>
        ["/site-packages/", "/dist-packages/", "/lib/python", "/node_modules/", "/pkg/mod/", "/vendor/"];

    internal bool IsApp(ReadOnlySpan<byte> name, ReadOnlySpan<byte> path)
    {
        if (_app.AnyOf(name) || _app.AnyOf(path))
            return true;
        if (_libraries.AnyOf(name) || _libraries.AnyOf(path))
            return false;
        foreach (byte[] fragment in _fragments)
        {
            if (path.IndexOf(fragment) >= 0)
                return false;
        }

        return true;
    }

    /// <summary>What names begin with, by its first byte: of many, few are compared.</summary>
    private sealed class Beginnings
    {
        private readonly byte[][]?[] _byFirst = new byte[256][][];

        public Beginnings(IEnumerable<string> beginnings)
        {
            foreach (var of in beginnings.Select(Encoding.UTF8.GetBytes).Where(b => b.Length > 0).GroupBy(b => b[0]))
                _byFirst[of.Key] = [.. of];
        }

        public bool AnyOf(ReadOnlySpan<byte> name)
        {
            if (name.IsEmpty || _byFirst[name[0]] is not { } beginnings)
                return false;
            foreach (byte[] beginning in beginnings)
            {
                if (name.StartsWith(beginning))
                    return true;
            }

            return false;
        }
    }
}
