namespace RoleFerry.EmptyFunction;

public sealed record Answer(string RequestId);
