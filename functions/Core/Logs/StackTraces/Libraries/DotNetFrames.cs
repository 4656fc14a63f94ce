namespace RoleFerry.Core.Logs.StackTraces.Libraries;

/// <summary>
/// Libraries by their namespaces. Symbols help: a product is mostly deployed with its own and without those of
/// packages, and packages are built with paths that name no machine
/// (https://learn.microsoft.com/dotnet/core/project-sdk/msbuild-props#deterministicsourcepaths).
/// </summary>
internal static class DotNetFrames
{
    public static FrameRule RuleOf(ReadOnlySpan<byte> name, ReadOnlySpan<byte> source)
    {
        if (DotNetLibraries.Namespaces.Cover(name))
            return FrameRule.KnownLibrary;
        bool isOfThisMachine = !source.IsEmpty && !source.StartsWith("/_/"u8) && !IsOfBuildServer(source);
        if (isOfThisMachine)
            return FrameRule.OwnSource;
        if (!DotNetLibraries.Wide.Cover(name))
            return FrameRule.NothingSaid;
        return name.StartsWith("System."u8) ? FrameRule.Runtime : FrameRule.KnownLibrary;
    }

    /// <summary>Folders of Azure Pipelines' agents, where Microsoft's libraries are built.</summary>
    private static bool IsOfBuildServer(ReadOnlySpan<byte> source) => PathSegments.HasFolder(source, "_work"u8);
}
