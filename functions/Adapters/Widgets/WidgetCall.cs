using RoleFerry.Adapters.Table;

namespace RoleFerry.Adapters.Widgets;

/// <summary>What a widget knows of the call it draws for.</summary>
/// <param name="FunctionArn">What its buttons call.</param>
/// <param name="Now">The clock, UTC.</param>
/// <param name="Deadline">How long the table has for an answer.</param>
public sealed record WidgetCall(string FunctionArn, DateTimeOffset Now, Deadline Deadline);
