namespace RoleFerry.Core.TimeWindows;

/// <summary>Whole numbers from one to another, both included.</summary>
public readonly record struct NumberRange(int From, int To)
{
    /// <summary>Whether the number lies in it.</summary>
    public bool Contains(int number) => number >= From && number <= To;
}
