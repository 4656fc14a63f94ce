namespace RoleFerry.Core.Logs.StackTraces.Libraries;

/// <summary>Where gems and Ruby's own library lie: https://guides.rubygems.org/what-is-a-gem/.</summary>
internal static class RubyFrames
{
    public static FrameRule RuleOf(ReadOnlySpan<byte> path)
    {
        if (path.StartsWith("<internal:"u8))
            return FrameRule.Runtime;
        var rule = FrameRule.NothingSaid;
        var segments = new PathSegments(path);
        while (segments.MoveNext())
        {
            if (segments.Current.SequenceEqual("gems"u8) || IsBundle(segments.Previous, segments.Current))
                return FrameRule.Installed;
            if (
                segments.Previous.SequenceEqual("lib"u8) && segments.Current.SequenceEqual("ruby"u8)
                || segments.Current.SequenceEqual("rubygems"u8)
                || (segments.Rest.IsEmpty && segments.Previous.SequenceEqual("bin"u8) && path.StartsWith("/usr/"u8))
            )
                rule = FrameRule.Runtime;
        }

        return rule;
    }

    private static bool IsBundle(ReadOnlySpan<byte> before, ReadOnlySpan<byte> folder) =>
        (before.SequenceEqual("vendor"u8) && folder.SequenceEqual("bundle"u8))
        || (before.SequenceEqual("bundle"u8) && folder.SequenceEqual("ruby"u8));
}
