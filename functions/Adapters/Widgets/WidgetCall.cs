namespace RoleFerry.Adapters.Widgets;

/// <summary>What a widget knows of the call it draws for.</summary>
/// <param name="FunctionArn">What its buttons call.</param>
/// <param name="Now">The clock, UTC.</param>
/// <param name="GiveUpAt">No call to the table starts after this moment.</param>
public sealed record WidgetCall(string FunctionArn, DateTimeOffset Now, DateTimeOffset GiveUpAt);
