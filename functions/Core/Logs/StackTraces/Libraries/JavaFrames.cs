namespace RoleFerry.Core.Logs.StackTraces.Libraries;

internal static class JavaFrames
{
    public static FrameRule RuleOf(ReadOnlySpan<byte> name)
    {
        if (!JavaLibraries.Packages.Cover(name))
            return FrameRule.NothingSaid;
        bool isLanguage =
            name.StartsWith("java"u8)
            || name.StartsWith("jdk."u8)
            || name.StartsWith("sun."u8)
            || name.StartsWith("kotlin"u8)
            || name.StartsWith("scala."u8);
        return isLanguage ? FrameRule.Runtime : FrameRule.KnownLibrary;
    }
}
