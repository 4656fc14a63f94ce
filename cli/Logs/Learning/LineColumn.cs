namespace RoleFerry.Cli.Logs.Learning;

/// <summary>A time or a word of a line.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">Its characters.</param>
/// <param name="IsTime">Whether it is a time.</param>
internal readonly record struct LineColumn(int Start, int Length, bool IsTime)
{
    /// <summary>Where it ends.</summary>
    public int End => Start + Length;
}
