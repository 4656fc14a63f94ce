using System.Collections.Immutable;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Simulation.Functions;
using RoleFerry.Simulation.Histories;
using RoleFerry.Simulation.Outside;

namespace RoleFerry.Simulation.Plans;

/// <summary>Plans histories, each by its seed alone.</summary>
internal sealed class PlanWriter
{
    private static readonly DateTimeOffset[] Starts =
    [
        new(2026, 11, 23, 12, 0, 7, TimeSpan.Zero),
        new(2026, 10, 25, 0, 52, 0, TimeSpan.Zero), // the hour that comes twice, in London
        new(2027, 3, 28, 0, 50, 0, TimeSpan.Zero), // the hour that does not come
        new(2026, 12, 21, 8, 55, 30, TimeSpan.Zero), // a hand-off
        new(2026, 12, 31, 23, 58, 40, TimeSpan.Zero),
    ];

    private static readonly PlannedPolicy[] PolicyChoice =
    [
        PlannedPolicy.BuiltIn,
        PlannedPolicy.BuiltIn,
        PlannedPolicy.BuiltIn,
        PlannedPolicy.Grouped,
        PlannedPolicy.Grouped,
        PlannedPolicy.Limited,
        PlannedPolicy.Inhibiting,
    ];

    private static readonly string[] Severities = ["P0", "P0", "P1", "P1", "P2", "P3"];
    private static readonly string[] People = ["maya", "jonas", "priya", "tomas", "ines"];
    private static readonly string[] Levels = ["primary", "secondary", "cto"];
    private static readonly string[] Services = ["api", "shop", "database"];
    private static readonly AlarmWay[] Ways = Enum.GetValues<AlarmWay>();
    private static readonly AlarmWay[] OwnWays = [AlarmWay.Direct, AlarmWay.Topic, AlarmWay.Bus, AlarmWay.Signal];

    private static readonly Service[] AllServices = Enum.GetValues<Service>();

    private static readonly FaultKind[] FaultKinds =
    [
        FaultKind.Slow,
        FaultKind.Error,
        FaultKind.Throttle,
        FaultKind.LostAnswer,
        FaultKind.Hang,
        FaultKind.CarriedOutAndHang,
        FaultKind.Twice,
    ];

    private static readonly string[] Secrets =
    [
        ParameterStore.RoutingKey,
        ParameterStore.BotToken,
        ParameterStore.SlackSigning,
        ParameterStore.PagerDutyWebhook,
        "alertmanager/token",
        "webhooks/signing-secret",
    ];

    private static readonly string[] Buttons =
    [
        SlackAction.Acknowledge,
        SlackAction.Resolve,
        SlackAction.Escalate,
        SlackAction.Mute,
        SlackAction.Why,
    ];

    private static readonly string[] Events = ["acknowledged", "unacknowledged", "resolved", "reopened"];
    private static readonly string[] Errors = ["Could not send mail", "No connection to Redis", LogSource.Named];
    private static readonly string[] Words = ["mute service=api 3m drill", "list", "oncall", "oncall jonas 1h primary"];

    private readonly Chance _chance;
    private readonly List<Step> _steps = [];
    private readonly TimeSpan _length;

    private PlanWriter(int seed)
    {
        _chance = new Chance(seed);
        _length = TimeSpan.FromMinutes(_chance.Of([2, 3, 4, 8, 20]));
    }

    /// <summary>The plan of a seed. One in eight has no faults.</summary>
    public static HistoryPlan Write(int seed) => new PlanWriter(seed).Write(seed % 8 == 0, seed);

    private HistoryPlan Write(bool isClean, int seed)
    {
        var alarms = Alarms();
        foreach (var alarm in alarms)
            PlanAlarm(alarm);
        PlanPeople(alarms);
        PlanRules();
        var policy = _chance.Of(PolicyChoice);
        if (policy == PlannedPolicy.Grouped && _chance.Percent(50))
            PlanStorm();
        if (!isClean)
            PlanFaults();
        PlanCutErrors(new Chance(unchecked(seed * 31)));
        return new HistoryPlan
        {
            Seed = seed,
            Start = _chance.Percent(60) ? Starts[0] : _chance.Of(Starts),
            Length = _length,
            Steps = [.. _steps.Where(s => s.At < _length).OrderBy(s => s.At)],
            Policy = policy,
            Skews =
                isClean || !_chance.Percent(20) ? []
                : _chance.Percent(80) ? NotBehind([Skew(), Skew(), Skew()], alarms)
                : NotBehind([LargeSkew().Duration(), LargeSkew(), LargeSkew()], alarms),
            HasOlderVersion = _chance.Percent(8),
            LagPercent = isClean || _chance.Percent(50) ? 0 : _chance.Of([5, 30, 80]),
        };
    }

    private PlannedAlarm[] Alarms() =>
        [
            .. Enumerable
                .Range(1, 1 + _chance.Next(4))
                .Select(n => new PlannedAlarm($"watch-{n}", _chance.Of(Severities), _chance.Of(Services), Way()))
                .Select(a => a.IsPosted && _chance.Percent(30) ? a with { Ahead = _chance.Seconds(1, 55) } : a),
        ];

    /// <summary>Mostly one of AWS's own.</summary>
    private AlarmWay Way() => _chance.Of(_chance.Percent(75) ? OwnWays : Ways);

    private void PlanAlarm(PlannedAlarm alarm)
    {
        var isAlarm = false;
        var at = _chance.Percent(50) ? TimeSpan.FromSeconds(1) + (Moment() / 2) : Moment();
        for (var n = 1 + _chance.Next(_chance.Percent(10) ? 9 : 3); n > 0 && at < _length; n--)
        {
            // Now and then it says the same again.
            if (!_chance.Percent(10))
                isAlarm = !isAlarm;
            _steps.Add(new AlarmStep(at, alarm, isAlarm, Delays()));
            at += _chance.Percent(30) ? _chance.Milliseconds(1, 3_000) : _chance.Seconds(1, 150);
        }
    }

    private ImmutableArray<TimeSpan> Delays() => Delays(_chance);

    private static ImmutableArray<TimeSpan> Delays(Chance chance)
    {
        var first = chance.Percent(90) ? chance.Milliseconds(20, 500) : chance.Seconds(1, 90);
        return chance.Percent(80) ? [first]
            : chance.Percent(80) ? [first, first + chance.Milliseconds(0, 2_000)]
            : [first, first + chance.Seconds(0, 120), first + chance.Seconds(0, 2)];
    }

    /// <summary>Somebody silences a service, and something of it fires and does not recover.</summary>
    private void PlanSilence()
    {
        var at = _chance.Milliseconds(0, 30_000);
        var alarm = new PlannedAlarm("quiet-1", "P1", "api", Way());
        _steps.Add(new TypedStep(at, Words[0]));
        _steps.Add(new AlarmStep(at + _chance.Seconds(65, 120), alarm, true, [TimeSpan.FromMilliseconds(100)]));
    }

    /// <summary>Alarms of one service fire at the same moment.</summary>
    private void PlanStorm()
    {
        var at = Moment();
        for (var n = 2 + _chance.Next(4); n > 0; n--)
            _steps.Add(
                new AlarmStep(
                    at,
                    new PlannedAlarm($"storm-{n}", _chance.Of(Severities), "shop", Way()),
                    true,
                    [TimeSpan.FromMilliseconds(50)]
                )
            );
    }

    /// <summary>The policy and the on-call schedule change, whatever is going on.</summary>
    private void PlanRules()
    {
        while (_chance.Percent(12))
            _steps.Add(new PolicyStep(Moment(), _chance.Of(Enum.GetValues<PlannedPolicy>())));
        while (_chance.Percent(8))
            _steps.Add(new OnCallStep(Moment(), _chance.Of(Enum.GetValues<PlannedRoster>())));
        while (_chance.Percent(8))
            _steps.Add(Override(Moment()));
        if (_chance.Percent(5))
            PlanDuty();
        if (_chance.Percent(8))
            PlanErrors();
    }

    /// <summary>Nobody acknowledges a P0, and whoever is called next changes until they are.</summary>
    private void PlanDuty()
    {
        var at = _chance.Seconds(1, 60);
        var alarm = new PlannedAlarm("duty-1", "P0", "api", Way());
        _steps.Add(new AlarmStep(at, alarm, true, [TimeSpan.FromMilliseconds(100)]));
        at += _chance.Seconds(1, 300);
        _steps.Add(_chance.Percent(50) ? Override(at) : new OnCallStep(at, PlannedRoster.Reversed));
    }

    private void PlanErrors()
    {
        for (var n = 1 + _chance.Next(4); n > 0; n--)
            _steps.Add(new LogStep(Moment(), _chance.Of(Errors), 1 + _chance.Next(30), Delays()));
    }

    private void PlanCutErrors(Chance chance)
    {
        while (chance.Percent(15))
        {
            var at = chance.Milliseconds(0, (int)_length.TotalMilliseconds);
            _steps.Add(new CutErrorStep(at, Delays(chance), Delays(chance)));
        }
    }

    private OverrideStep Override(TimeSpan at) =>
        new(
            at,
            _chance.Of(People),
            _chance.Of(Levels),
            _chance.Percent(50) ? TimeSpan.Zero : _chance.Seconds(1, 300),
            _chance.Seconds(30, 900)
        );

    private void PlanPeople(PlannedAlarm[] alarms)
    {
        if (_chance.Percent(8))
            PlanSilence();
        while (_chance.Percent(35))
            _steps.Add(new ClickStep(Moment(), _chance.Of(alarms).Name, _chance.Of(Buttons), Copies()));
        while (_chance.Percent(20))
            _steps.Add(new WebhookStep(Moment(), _chance.Of(alarms).Name, _chance.Of(Events), Copies()));
        while (_chance.Percent(15))
            _steps.Add(new TypedStep(Moment(), _chance.Of(Words)));
        while (_chance.Percent(10))
            _steps.Add(
                new StrangerStep(
                    Moment(),
                    _chance.Of([AlarmWay.Alertmanager, AlarmWay.Grafana, AlarmWay.Posted]),
                    _chance.Percent(70),
                    _chance.Percent(70) ? TimeSpan.Zero : _chance.Seconds(-600, 600)
                )
            );
        if (_chance.Percent(20))
            _steps.Add(new ColdStep(Moment()));
        if (_chance.Percent(5))
            _steps.Add(new ExpireStep(Moment()));
    }

    private void PlanFaults()
    {
        // What a service logs is decided on and cannot be published.
        if (_steps.OfType<LogStep>().FirstOrDefault() is { } errors && errors.At < _length && _chance.Percent(50))
        {
            var time = TimeSpan.FromSeconds(Math.Min(1 + _chance.Next(60), (_length - errors.At).TotalSeconds));
            _steps.Add(new NetworkFault(errors.At, time, Service.Signals, FaultKind.Error, 100));
        }

        for (var n = 1 + _chance.Next(4); n > 0; n--)
        {
            switch (_chance.Next(10))
            {
                case < 4:
                    PlanNetworkFault();
                    break;
                case 4:
                    PlanBlackout();
                    break;
                case 5:
                    _steps.Add(new TroubleStep(Moment(), Function(), _chance.Next(12), null));
                    break;
                case 6:
                    var still = _chance.Of([5, 20, 45, 70, 200]);
                    _steps.Add(new TroubleStep(Moment(), Function(), _chance.Next(12), TimeSpan.FromSeconds(still)));
                    break;
                case 7:
                    _steps.Add(new MinuteStep(Moment(), _chance.Next(3), _chance.Next(3)));
                    break;
                case 8:
                    _steps.Add(new RotateStep(Moment(), _chance.Of(Secrets)));
                    break;
                default:
                    _steps.Add(new SpoilStep(Moment(), _chance.Of(Enum.GetValues<SpoiltItem>())));
                    break;
            }
        }
    }

    /// <summary>No vendor takes anything for a while.</summary>
    private void PlanBlackout()
    {
        var at = Moment();
        var time = TimeSpan.FromSeconds(Math.Min(_chance.Of([20, 90, 240]), Math.Max(0, (_length - at).TotalSeconds)));
        var kind = _chance.Of([
            FaultKind.Reject,
            FaultKind.Reject,
            FaultKind.Error,
            FaultKind.Throttle,
            FaultKind.Hang,
        ]);
        foreach (var vendor in new[] { Service.PagerDuty, Service.Slack, Service.Mail })
            _steps.Add(new NetworkFault(at, time, vendor, kind, 100));
    }

    private void PlanNetworkFault()
    {
        var at = Moment();
        var longest = TimeSpan.FromSeconds(Math.Max(0, (_length - at).TotalSeconds));
        var percent = _chance.Of([5, 30, 60, 100]);
        var wanted = TimeSpan.FromSeconds(_chance.Of<int>(percent > 30 ? [2, 10, 30, 90, 150] : [2, 10, 30, 90, 600]));
        var service = _chance.Percent(40) ? Service.Table : _chance.Of(AllServices);
        var isVendor = service is Service.PagerDuty or Service.Slack or Service.Mail;
        var kind = isVendor && _chance.Percent(20) ? FaultKind.Reject : _chance.Of(FaultKinds);
        _steps.Add(
            new NetworkFault(
                at,
                wanted < longest ? wanted : longest,
                service,
                kind,
                percent,
                _chance.Percent(70) ? null : Function()
            )
        );
    }

    private FunctionKind Function() =>
        _chance.Percent(55) ? FunctionKind.AlarmRouter
        : _chance.Percent(70) ? FunctionKind.Escalations
        : _chance.Percent(40) ? FunctionKind.LogErrors
        : FunctionKind.IncidentDesk;

    private TimeSpan Skew() =>
        _chance.Percent(30) ? TimeSpan.Zero
        : _chance.Percent(70) ? TimeSpan.FromMilliseconds(_chance.Next(8_000) - 4_000)
        : TimeSpan.FromSeconds(_chance.Next(90) - 45);

    /// <summary>
    /// No clock of ours is behind where one of the senders' is ahead: the two together are more than is believed.
    /// </summary>
    private static ImmutableArray<TimeSpan> NotBehind(TimeSpan[] skews, PlannedAlarm[] alarms) =>
        [.. skews.Select(s => alarms.Any(a => a.Ahead > TimeSpan.Zero) ? s.Duration() : s)];

    /// <summary>Minutes. What a router that is behind cannot believe, it takes for older than it is.</summary>
    private TimeSpan LargeSkew() => TimeSpan.FromSeconds(_chance.Next(600) - 300);

    /// <summary>Some moment; now and then one at which something else happens too.</summary>
    private TimeSpan Moment() =>
        _chance.Percent(35) && _steps.Count > 0
            ? _chance.Of(_steps).At + _chance.Milliseconds(0, _chance.Percent(50) ? 60 : 1_500)
            : _chance.Milliseconds(0, (int)_length.TotalMilliseconds);

    private int Copies() => _chance.Percent(85) ? 1 : 2;
}
