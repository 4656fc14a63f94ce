namespace RoleFerry.Core.Logs.StackTraces.Libraries;

/// <summary>Composer's folder, https://getcomposer.org/doc/06-config.md#vendor-dir, and PHP's own functions.</summary>
internal static class PhpFrames
{
    public static FrameRule RuleOf(ReadOnlySpan<byte> path)
    {
        if (path.IsEmpty || path.StartsWith("["u8))
            return FrameRule.Runtime;
        return path.StartsWith("phar://"u8) || PathSegments.HasFolder(path, "vendor"u8)
            ? FrameRule.Installed
            : FrameRule.NothingSaid;
    }
}
