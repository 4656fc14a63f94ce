namespace RoleFerry.Core.Authentication;

/// <summary>
/// Allows so many at once and so many a minute: it holds tokens, each use takes one, and they come back evenly. A
/// value; nothing changes in it.
/// </summary>
/// <param name="Tokens">What was left, from 0 to the size.</param>
/// <param name="At">When that was.</param>
public readonly record struct TokenBucket(double Tokens, DateTimeOffset At)
{
    /// <summary>The tokens that it holds at a moment. A clock that went back gives none.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="size">The most that it holds, and that come back in a minute.</param>
    public double Left(DateTimeOffset now, int size) =>
        Math.Min(size, Tokens + (Math.Max(0, (now - At).TotalMinutes) * size));

    /// <summary>Without a token, if it holds one; never fewer than none.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="size">The most that it holds, and that come back in a minute.</param>
    public TokenBucket Take(DateTimeOffset now, int size) => new(Math.Max(0, Left(now, size) - 1), now);
}
