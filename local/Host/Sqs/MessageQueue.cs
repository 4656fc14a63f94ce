namespace RoleFerry.Local.Sqs;

/// <summary>A standard queue: what is received stays, hidden for a while, until it is deleted.</summary>
internal sealed class MessageQueue(string name, TimeSpan visibilityTimeout, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly List<Message> _messages = [];
    private TaskCompletionSource _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name { get; } = name;

    public TimeSpan VisibilityTimeout { get; } = visibilityTimeout;

    /// <summary>Every message that has not been deleted, hidden ones too.</summary>
    public IReadOnlyList<Message> Messages
    {
        get
        {
            lock (_lock)
                return [.. _messages];
        }
    }

    public (int Visible, int Hidden, int Delayed) Count()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var hidden = _messages.Where(m => m.VisibleAt > now).ToArray();
            return (
                _messages.Count - hidden.Length,
                hidden.Count(m => m.Receives > 0),
                hidden.Count(m => m.Receives == 0)
            );
        }
    }

    public Message Send(string body, TimeSpan delay = default)
    {
        var now = time.GetUtcNow();
        var message = new Message(Guid.NewGuid().ToString(), body, now) { VisibleAt = now + delay };
        lock (_lock)
        {
            _messages.Add(message);
            _arrival.TrySetResult();
            _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        return message;
    }

    /// <summary>Waits up to <paramref name="wait"/> for a first message.</summary>
    public async Task<IReadOnlyList<Message>> ReceiveAsync(
        int most,
        TimeSpan hide,
        TimeSpan wait,
        CancellationToken cancellation
    )
    {
        var giveUp = time.GetUtcNow() + wait;
        while (true)
        {
            var arrival = _arrival.Task;
            var received = Receive(most, hide);
            var left = giveUp - time.GetUtcNow();
            if (received.Count > 0 || left <= TimeSpan.Zero)
                return received;
            try
            {
                await arrival.WaitAsync(left, time, cancellation);
            }
            catch (TimeoutException) { }
        }
    }

    /// <summary>False: the receipt handle is not one of this queue's, or not the message's newest.</summary>
    public bool Delete(string receiptHandle)
    {
        lock (_lock)
            return _messages.RemoveAll(m => m.ReceiptHandle == receiptHandle) > 0;
    }

    public bool ChangeVisibility(string receiptHandle, TimeSpan hide)
    {
        lock (_lock)
        {
            var index = _messages.FindIndex(m => m.ReceiptHandle == receiptHandle);
            if (index < 0)
                return false;
            _messages[index] = _messages[index] with { VisibleAt = time.GetUtcNow() + hide };
            return true;
        }
    }

    private List<Message> Receive(int most, TimeSpan hide)
    {
        var received = new List<Message>();
        lock (_lock)
        {
            var now = time.GetUtcNow();
            for (var i = 0; i < _messages.Count && received.Count < most; i++)
            {
                if (_messages[i].VisibleAt > now)
                    continue;
                _messages[i] = _messages[i] with
                {
                    VisibleAt = now + hide,
                    Receives = _messages[i].Receives + 1,
                    FirstReceivedAt = _messages[i].FirstReceivedAt ?? now,
                    ReceiptHandle = Guid.NewGuid().ToString("N"),
                };
                received.Add(_messages[i]);
            }
        }
        return received;
    }
}
