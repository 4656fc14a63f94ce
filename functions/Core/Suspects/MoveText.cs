using System.Globalization;

namespace RoleFerry.Core.Suspects;

/// <summary>A move in words.</summary>
internal static class MoveText
{
    /// <summary><c>connections 96, usually 40 to 60, 6 min before</c></summary>
    public static string Of(Move move, DateTimeOffset seenAt)
    {
        var usual =
            Number(move.Low) == Number(move.High) ? Number(move.Low) : $"{Number(move.Low)} to {Number(move.High)}";
        return $"{move.Series.Name} {Number(move.Level)}, usually {usual}{Lead(move.Since, seenAt)}";
    }

    private static string Lead(DateTimeOffset? since, DateTimeOffset seenAt)
    {
        var minutes = since is { } at ? (int)Math.Round((seenAt - at).TotalMinutes) : 0;
        return minutes switch
        {
            > 0 => string.Create(CultureInfo.InvariantCulture, $", {minutes} min before"),
            < 0 => string.Create(CultureInfo.InvariantCulture, $", {-minutes} min after"),
            _ => "",
        };
    }

    /// <summary>Three figures that matter, without an exponent.</summary>
    private static string Number(double value)
    {
        if (value == 0)
            return "0";
        var digits = Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 6);
        return Math.Round(value, digits).ToString("0.######", CultureInfo.InvariantCulture);
    }
}
