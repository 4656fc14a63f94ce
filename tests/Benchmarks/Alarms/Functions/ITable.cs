namespace RoleFerry.Benchmarks.Alarms.Functions;

/// <summary>What answers DynamoDB's calls.</summary>
internal interface ITable
{
    /// <summary>For people.</summary>
    string Title { get; }

    /// <summary>What functions know it by.</summary>
    string Name { get; }

    /// <summary>Answers one call.</summary>
    /// <param name="operation">Such as <c>TransactWriteItems</c>.</param>
    /// <param name="body">The request's JSON.</param>
    Task<(int Status, byte[] Body)> AnswerAsync(string operation, byte[] body);
}
