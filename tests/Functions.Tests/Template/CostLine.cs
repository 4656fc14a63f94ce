namespace RoleFerry.Functions.Tests.Template;

/// <summary>A line of docs/scale.md on what a month costs.</summary>
/// <param name="What">What is paid for.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Each">Dollars for each.</param>
/// <param name="Sum">Dollars for all.</param>
internal sealed record CostLine(string What, int Count, decimal Each, decimal Sum);
