namespace RoleFerry.Core.Logs.FirstFingerprint;

internal static class FirstPaths
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
}
