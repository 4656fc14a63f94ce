namespace RoleFerry.Local.Sns;

/// <summary>A message to a topic that people read by mail.</summary>
/// <param name="At">When it was published.</param>
/// <param name="Topic">The topic's name.</param>
/// <param name="Subject">Null: the publisher gave none.</param>
/// <param name="Text">The body.</param>
/// <param name="MessageId">SNS's id of it.</param>
public sealed record Mail(DateTimeOffset At, string Topic, string? Subject, string Text, string MessageId);
