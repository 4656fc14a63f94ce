namespace RoleFerry.Benchmarks.Alarms.Functions;

/// <summary>Knows nothing, takes everything, and answers at once: leaves the function's own time.</summary>
internal sealed class EmptyTable : ITable
{
    private static readonly byte[] Nothing = "{}"u8.ToArray();
    private static readonly byte[] NoItems = """{"Responses":{"alarms":[]},"UnprocessedKeys":{}}"""u8.ToArray();

    public string Title => "none: answers at once";

    public string Name => "alarms";

    public Task<(int Status, byte[] Body)> AnswerAsync(string operation, byte[] body) =>
        Task.FromResult((200, operation == "BatchGetItem" ? NoItems : Nothing));
}
