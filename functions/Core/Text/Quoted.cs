namespace RoleFerry.Core.Text;

/// <summary>What somebody wrote, as a sentence about it repeats it.</summary>
internal static class Quoted
{
    private const int Longest = 60;

    /// <summary>Between backticks, on one line, not too long.</summary>
    public static string Of(string text) =>
        $"`{PlainText.Shorten(PlainText.OneLine(text).Replace('`', '\''), Longest)}`";
}
