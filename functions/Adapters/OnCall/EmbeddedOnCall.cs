using RoleFerry.Core.OnCall;

namespace RoleFerry.Adapters.OnCall;

/// <summary>Who is on call, as the function was built with it: <c>monitoring/oncall.yaml</c>, compiled.</summary>
public static class EmbeddedOnCall
{
    private const string Resource = "oncall.compiled.json";

    private static readonly Lazy<OnCallPolicy> Loaded = new(Load);

    /// <summary>The policy. A test keeps it readable and equal to the YAML.</summary>
    public static OnCallPolicy Value => Loaded.Value;

    private static OnCallPolicy Load()
    {
        using var stream = typeof(EmbeddedOnCall).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return OnCallJson.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)) switch
        {
            OnCallRead.Good good => good.Policy,
            OnCallRead.Bad bad => throw new InvalidOperationException($"{Resource}: {bad.Why}"),
            var other => throw new InvalidOperationException($"{Resource}: {other}"),
        };
    }
}
