namespace RoleFerry.Cli.PostMortems;

/// <summary>An action item that is not done.</summary>
internal sealed record ListedAction(int Number, string What, string Owner, DateOnly? Deadline, bool IsLate);
