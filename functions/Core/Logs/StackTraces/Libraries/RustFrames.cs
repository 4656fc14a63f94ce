namespace RoleFerry.Core.Logs.StackTraces.Libraries;

/// <summary>
/// Crates by where Cargo puts them (https://doc.rust-lang.org/cargo/guide/cargo-home.html), the standard library, and
/// by name where the trace has no files.
/// </summary>
internal static class RustFrames
{
    public static FrameRule RuleOf(ReadOnlySpan<byte> name, ReadOnlySpan<byte> path)
    {
        if (path.StartsWith("/rustc/"u8) || PathSegments.HasFolder(path, "rustlib"u8))
            return FrameRule.Runtime;
        if (path.IndexOf("/registry/src/"u8) >= 0 || path.IndexOf("/git/checkouts/"u8) >= 0)
            return FrameRule.Installed;
        return OtherLibraries.Crates.Cover(name.TrimStart("<&"u8)) ? FrameRule.KnownLibrary : FrameRule.NothingSaid;
    }
}
