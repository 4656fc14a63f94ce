namespace RoleFerry.Benchmarks.Logs;

/// <summary>A message and the group that people put it in.</summary>
internal readonly record struct LabelledMessage(string Content, string EventId)
{
    public static IReadOnlyList<LabelledMessage> Read(FileInfo file)
    {
        using var reader = file.OpenText();
        using var records = Csv.Read(reader).GetEnumerator();
        if (!records.MoveNext())
            throw new InvalidDataException($"{file.Name} is empty.");
        int content = Array.IndexOf(records.Current, "Content"),
            eventId = Array.IndexOf(records.Current, "EventId");
        if (content < 0 || eventId < 0)
            throw new InvalidDataException($"{file.Name} lacks the column Content or EventId.");
        var messages = new List<LabelledMessage>();
        while (records.MoveNext())
            messages.Add(new LabelledMessage(records.Current[content], records.Current[eventId]));
        return messages;
    }
}
