namespace RoleFerry.Core.Logs.StackTraces.Libraries;

/// <summary>
/// Where Python's own modules and installed packages lie: https://docs.python.org/3/library/site.html, Lambda's
/// https://docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html, zip applications, and PEX
/// (https://docs.pex-tool.org).
/// </summary>
internal static class PythonFrames
{
    public static FrameRule RuleOf(ReadOnlySpan<byte> path)
    {
        if (path.StartsWith("<frozen "u8) || path.StartsWith("<__array_function__"u8))
            return FrameRule.Runtime;
        if (path.StartsWith("/var/runtime/"u8) || path.StartsWith("/var/lang/"u8))
            return FrameRule.Runtime;
        if (path.StartsWith("/opt/python/"u8))
            return FrameRule.Installed;
        if (path.StartsWith("/var/task/"u8) && IsPackage(path["/var/task/"u8.Length..]))
            return FrameRule.KnownLibrary;
        var rule = FrameRule.NothingSaid;
        var segments = new PathSegments(path);
        while (segments.MoveNext() && !segments.Rest.IsEmpty)
        {
            var folder = segments.Current;
            if (IsInstalled(folder))
                return FrameRule.Installed;
            if (IsStandard(segments.Previous, folder))
                rule = FrameRule.Runtime;
            if (IsArchive(folder) && IsPackage(segments.Rest))
                return FrameRule.KnownLibrary;
        }

        return rule;
    }

    private static bool IsInstalled(ReadOnlySpan<byte> folder) =>
        folder.SequenceEqual("site-packages"u8)
        || folder.SequenceEqual("dist-packages"u8)
        || folder.SequenceEqual("installed_wheels"u8)
        || folder.SequenceEqual(".deps"u8)
        || folder.EndsWith(".whl"u8)
        || folder.EndsWith(".egg"u8);

    /// <summary><c>lib/python3.12</c>, <c>python312.zip</c>, and <c>Python312\Lib</c>.</summary>
    private static bool IsStandard(ReadOnlySpan<byte> before, ReadOnlySpan<byte> folder)
    {
        if (IsPython(folder))
            return before.StartsWith("lib"u8) || folder.EndsWith(".zip"u8);
        return folder.SequenceEqual("Lib"u8) && (IsPython(before) || before.EndsWith("conda3"u8));
    }

    private static bool IsPython(ReadOnlySpan<byte> folder) =>
        folder
            is [
                (byte)'P'
                or (byte)'p',
                (byte)'y',
                (byte)'t',
                (byte)'h',
                (byte)'o',
                (byte)'n',
                (byte)'2'
                or (byte)'3',
                ..,
            ];

    private static bool IsArchive(ReadOnlySpan<byte> folder) =>
        folder.EndsWith(".pyz"u8)
        || folder.EndsWith(".pex"u8)
        || folder.EndsWith(".par"u8)
        || folder.EndsWith(".xar"u8)
        || folder.EndsWith(".zip"u8);

    private static bool IsPackage(ReadOnlySpan<byte> path) =>
        PythonLibraries.Packages.Cover(
            path.Contains((byte)'/') ? path : path[..Math.Max(0, path.LastIndexOf((byte)'.'))]
        );
}
