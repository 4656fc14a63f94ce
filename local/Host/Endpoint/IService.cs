using RoleFerry.Local.Faults;

namespace RoleFerry.Local.Endpoint;

/// <summary>One of the services that answer at the endpoint: a part of AWS, PagerDuty or Slack.</summary>
internal interface IService
{
    /// <summary>Its name in faults, in the log of calls and on the page, such as <c>dynamodb</c>.</summary>
    string Name { get; }

    /// <summary>Whether the request is meant for this service.</summary>
    bool Takes(Call call);

    /// <summary>What is asked of it, such as <c>TransactWriteItems</c>.</summary>
    string Operation(Call call);

    Task<Answer> AnswerAsync(Call call, CancellationToken cancellation);

    /// <summary>How the service itself would word a failure that a fault asks for.</summary>
    Answer Refuse(Fault fault);
}
