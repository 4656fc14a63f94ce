namespace RoleFerry.Local.Lambda;

/// <summary>One event on its way through one function.</summary>
internal sealed class Invocation(
    string function,
    byte[] payload,
    InvocationKind kind,
    int attempt,
    string requestId,
    DateTimeOffset arrived
)
{
    private readonly List<string> _log = [];

    public TaskCompletionSource<InvocationResult> Completion { get; } =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string RequestId => requestId;

    public string Function => function;

    public byte[] Payload => payload;

    public InvocationKind Kind => kind;

    /// <summary>1 for the first.</summary>
    public int Attempt => attempt;

    public DateTimeOffset Arrived => arrived;

    /// <summary>When a process took it.</summary>
    public DateTimeOffset? Started { get; set; }

    /// <summary>How long its process took to start, where it was the process's first invocation.</summary>
    public TimeSpan? Initialisation { get; set; }

    public InvocationResult? Result { get; set; }

    public TimeSpan? Duration { get; set; }

    /// <summary>What the function wrote meanwhile, and what Lambda writes around it.</summary>
    public IReadOnlyList<string> Log
    {
        get
        {
            lock (_log)
                return [.. _log];
        }
    }

    public void AddLog(string line)
    {
        lock (_log)
            _log.Add(line);
    }
}
