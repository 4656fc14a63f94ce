using RoleFerry.Core.Logs.StackTraces.Libraries;
using RoleFerry.Core.Logs.StackTraces.Parts;

namespace RoleFerry.Core.Logs.StackTraces;

internal static class TracePaths
{
    /// <summary>A file's name and its folder: where the product is installed does not matter.</summary>
    public static ReadOnlySpan<byte> Shorten(ReadOnlySpan<byte> path)
    {
        int slash = path.LastIndexOfAny((byte)'/', (byte)'\\');
        if (slash < 0)
            return path;
        int folder = path[..slash].LastIndexOfAny((byte)'/', (byte)'\\');
        return path[(folder + 1)..];
    }

    /// <summary>Writes a shortened path without what differs from release to release.</summary>
    public static void Write(ReadOnlySpan<byte> path, bool isBundled, ref TemplateText output)
    {
        Span<byte> name = stackalloc byte[VariableNames.MaxLength];
        int slash = path.IndexOfAny((byte)'/', (byte)'\\');
        int length = slash < 0 ? 0 : VariableNames.WriteFolder(path[..slash], name);
        output.Append(name[..length]);
        if (length > 0 || slash == 0)
            output.Append((byte)'/');
        var file = path[(slash + 1)..];
        if (isBundled)
            output.Append(name[..VariableNames.WriteFile(file, name)]);
        else
            output.Append(file);
    }
}
