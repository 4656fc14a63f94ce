namespace RoleFerry.Core.Channels;

/// <summary>One line of a <see cref="Brief"/>: what it is called, in our own words, and what it says.</summary>
internal readonly record struct BriefRow(string Name, TimedText Value);
