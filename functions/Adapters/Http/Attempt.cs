using RoleFerry.Core.Notifications;

namespace RoleFerry.Adapters.Http;

/// <summary>What came of one attempt with one set of secrets.</summary>
/// <param name="Delivery">What to report, unless newer secrets change it.</param>
internal readonly record struct Attempt(Delivery Delivery)
{
    /// <summary>Whether newer secrets might.</summary>
    public bool SecretRefused => Delivery is Delivery.Rejected { ForItsSecret: true };

    public static Attempt Sent(PostedMessage? posted) => new(new Delivery.Sent(posted));

    public static Attempt Rejected(string why) => new(new Delivery.Rejected(why));

    /// <summary>Anything but sent.</summary>
    /// <param name="verdict">Not <see cref="HttpVerdict.Sent"/>.</param>
    /// <param name="why">Without secrets.</param>
    /// <param name="after">How long the vendor asked to wait.</param>
    public static Attempt Failed(HttpVerdict verdict, string why, TimeSpan? after) =>
        verdict == HttpVerdict.Retry
            ? new(new Delivery.Retry(why, after))
            : new(new Delivery.Rejected(why, verdict == HttpVerdict.SecretRefused));
}
