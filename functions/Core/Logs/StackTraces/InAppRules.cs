using System.Text;
using RoleFerry.Core.Logs.StackTraces.Libraries;

namespace RoleFerry.Core.Logs.StackTraces;

/// <summary>
/// Tells the product's own frames from those of libraries: by what logs.yaml says, else by the language's own rules.
/// What no rule names is the product's own.
/// </summary>
public sealed class InAppRules
{
    private readonly byte[][] _app;
    private readonly byte[][] _libraries;

    /// <param name="app">Beginnings of the product's own names and paths. They win over the rest.</param>
    /// <param name="libraries">Beginnings of libraries' names and paths, beyond the well-known ones.</param>
    public InAppRules(IEnumerable<string> app, IEnumerable<string> libraries)
    {
        _app = Bytes(app);
        _libraries = Bytes(libraries);
    }

    /// <summary>What the languages themselves and the places where package managers put libraries say.</summary>
    public static InAppRules Default { get; } = new([], []);

    internal FrameRule RuleOf(StackLanguage language, ReadOnlySpan<byte> name, ReadOnlySpan<byte> path)
    {
        if (AnyBegins(_app, name) || AnyBegins(_app, path))
            return FrameRule.ListedAsOwn;
        if (AnyBegins(_libraries, name) || AnyBegins(_libraries, path))
            return FrameRule.ListedAsLibrary;
        return language switch
        {
            StackLanguage.Python => PythonFrames.RuleOf(path),
            StackLanguage.DotNet => DotNetFrames.RuleOf(name, path),
            StackLanguage.Java => JavaFrames.RuleOf(name),
            StackLanguage.Node => NodeFrames.RuleOf(path),
            StackLanguage.Go => GoFrames.RuleOf(name, path),
            StackLanguage.Ruby => RubyFrames.RuleOf(path),
            StackLanguage.Php => PhpFrames.RuleOf(path),
            StackLanguage.Rust => RustFrames.RuleOf(name, path),
            _ => BeamFrames.RuleOf(name, path),
        };
    }

    /// <summary>
    /// A beginning counts where a part of the name ends: <c>acme</c> begins acme.X, and not acmetools.X.
    /// </summary>
    private static bool AnyBegins(byte[][] beginnings, ReadOnlySpan<byte> name)
    {
        foreach (byte[] beginning in beginnings)
        {
            if (
                name.StartsWith(beginning)
                && (
                    name.Length == beginning.Length
                    || !IsPartOfWord(beginning[^1])
                    || !IsPartOfWord(name[beginning.Length])
                )
            )
                return true;
        }

        return false;
    }

    private static bool IsPartOfWord(byte value) => char.IsAsciiLetterOrDigit((char)value) || value == '_';

    private static byte[][] Bytes(IEnumerable<string> texts) =>
        [.. texts.Where(t => t.Length > 0).Select(Encoding.UTF8.GetBytes)];
}
