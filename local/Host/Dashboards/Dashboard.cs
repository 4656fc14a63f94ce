namespace RoleFerry.Local.Dashboards;

/// <summary>One dashboard.</summary>
/// <param name="Name">Without its prefix.</param>
/// <param name="Time">How much of the past it shows.</param>
/// <param name="Widgets">In the order of the file.</param>
internal sealed record Dashboard(string Name, TimeSpan Time, IReadOnlyList<Widget> Widgets);
