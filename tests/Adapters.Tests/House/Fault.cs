namespace RoleFerry.Adapters.Tests.House;

internal enum Fault
{
    None,

    /// <summary>The call fails and nothing is done.</summary>
    NotCarriedOut,

    /// <summary>The call is carried out and its answer is lost.</summary>
    AnswerLost,

    /// <summary>The process dies before the call.</summary>
    CrashBefore,

    /// <summary>The process dies after the call is carried out.</summary>
    CrashAfter,
}
