using RoleFerry.Local.Endpoint;
using RoleFerry.Local.Templates;

namespace RoleFerry.Local.Permissions;

/// <summary>
/// Holds the functions to what their roles allow, as IAM does, and remembers what they needed. A function whose role
/// the template leaves to SAM may do everything, and is not remembered.
/// </summary>
public sealed class PermissionBook
{
    private const int RememberedRefusals = 1000;

    private readonly Lock _lock = new();
    private readonly IReadOnlyDictionary<string, IReadOnlyList<Grant>> _grants;
    private readonly CallNeeds _needs;
    private readonly HashSet<Permission> _needed = [];
    private readonly Bounded<string> _refused = new(RememberedRefusals);

    internal PermissionBook(SamTemplate template, LocalAccount account)
    {
        _grants = RoleGrants.Of(template);
        _needs = new(template, account);
    }

    /// <summary>What the functions needed so far, allowed or not.</summary>
    public IReadOnlyList<Permission> Needed
    {
        get
        {
            lock (_lock)
                return [.. _needed];
        }
    }

    /// <summary>The newest refusals, oldest first.</summary>
    public IReadOnlyList<string> Refused => _refused.ToList();

    /// <summary>Decides on a function's call.</summary>
    /// <returns>Why it is refused; null where it is allowed.</returns>
    internal string? Refuse(string function, string service, string operation, Call call)
    {
        if (!_grants.TryGetValue(function, out var grants))
            return null;
        var needs = _needs.Of(service, operation, call);
        lock (_lock)
            _needed.UnionWith(needs.SelectMany(n => Permission.Of(function, n)));
        if (needs.FirstOrDefault(n => !grants.Any(g => g.Allows(n))) is not { } missing)
            return null;
        var keys = missing.Keys.Count == 0 ? "" : $" with the keys {string.Join(", ", missing.Keys)}";
        var refusal =
            $"The role of {function} is not authorized to perform {missing.Action} on {missing.Resource}{keys}.";
        _refused.Add(refusal);
        return refusal;
    }
}
