namespace RoleFerry.Core.Logs.StackTraces.Libraries;

/// <summary>
/// Go's packages by name and file: the standard library is below GOROOT/src, modules have their version in the path,
/// and with -trimpath both lack the folder before them
/// (https://pkg.go.dev/cmd/go#hdr-Compile_packages_and_dependencies).
/// </summary>
internal static class GoFrames
{
    public static FrameRule RuleOf(ReadOnlySpan<byte> function, ReadOnlySpan<byte> path)
    {
        var package = PackageOf(function);
        if (package.IsEmpty)
            return function.SequenceEqual("panic"u8) ? FrameRule.Runtime : FrameRule.NothingSaid;
        if (GoLibraries.Standard.Cover(package) && IsBelowRoot(package, path))
            return FrameRule.Runtime;
        if (path.IndexOf("/pkg/mod/"u8) >= 0 || path.IndexOf("@v"u8) > 0 || IsVendored(path))
            return FrameRule.Installed;
        return GoLibraries.Modules.Cover(package) ? FrameRule.KnownLibrary : FrameRule.NothingSaid;
    }

    /// <summary>The import path of <c>example.com/a/b.(*T).Method</c>: example.com/a/b.</summary>
    private static ReadOnlySpan<byte> PackageOf(ReadOnlySpan<byte> function)
    {
        int name = function.LastIndexOf((byte)'/') + 1;
        int dot = function[name..].IndexOf((byte)'.');
        return dot < 0 ? [] : function[..(name + dot)];
    }

    /// <summary>Whether a file is in the package's own folder right below a folder src, or where paths begin.</summary>
    private static bool IsBelowRoot(ReadOnlySpan<byte> package, ReadOnlySpan<byte> path)
    {
        if (path.IsEmpty)
            return true;
        int at = path.IndexOf(package);
        if (at < 0 || at + package.Length >= path.Length || path[at + package.Length] is not ((byte)'/' or (byte)'\\'))
            return false;
        var before = path[..at];
        return before.IsEmpty || before.EndsWith("/src/"u8) || before.EndsWith("\\src\\"u8);
    }

    /// <summary>A folder vendor that holds hosts' names: https://go.dev/ref/mod#vendoring.</summary>
    private static bool IsVendored(ReadOnlySpan<byte> path)
    {
        var segments = new PathSegments(path);
        while (segments.MoveNext())
        {
            if (
                segments.Previous.SequenceEqual("vendor"u8)
                && segments.Current.Contains((byte)'.')
                && !segments.Rest.IsEmpty
            )
                return true;
        }

        return false;
    }
}
