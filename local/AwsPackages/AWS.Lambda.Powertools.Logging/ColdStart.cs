namespace AWS.Lambda.Powertools.Logging;

/// <summary>Whether a line belongs to what a process did first.</summary>
internal static class ColdStart
{
    private static readonly AsyncLocal<bool?> Current = new();
    private static int _asked;

    public static bool IsCold => Current.Value ??= Interlocked.Exchange(ref _asked, 1) == 0;
}
