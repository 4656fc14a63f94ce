namespace RoleFerry.Adapters.Tests.Channels;

/// <summary>How a vendor behaves once.</summary>
/// <param name="Status">HTTP's status.</param>
/// <param name="Text">The body.</param>
/// <param name="Headers">Further headers.</param>
internal sealed record Answer(int Status, string Text = "", params (string Name, string Value)[] Headers)
{
    /// <summary>Takes the request and never says anything.</summary>
    public static readonly Answer Silence = new(-1);

    /// <summary>Takes the request and closes the connection.</summary>
    public static readonly Answer HangUp = new(-2);

    /// <summary>Quotes the request back.</summary>
    public static Answer Quote(int status) => new(status, QuoteMark);

    public const string QuoteMark = "(quote)";

    public override string ToString() => $"{Status} {Text}";
}
