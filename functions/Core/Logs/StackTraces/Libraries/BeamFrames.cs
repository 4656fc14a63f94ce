namespace RoleFerry.Core.Logs.StackTraces.Libraries;

/// <summary>Elixir and Erlang: by the application that a frame names, and by Mix's folder of dependencies.</summary>
internal static class BeamFrames
{
    public static FrameRule RuleOf(ReadOnlySpan<byte> application, ReadOnlySpan<byte> path)
    {
        if (PathSegments.HasFolder(path, "deps"u8))
            return FrameRule.Installed;
        return OtherLibraries.BeamApplications.Cover(application) ? FrameRule.KnownLibrary : FrameRule.NothingSaid;
    }
}
