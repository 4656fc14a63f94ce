namespace RoleFerry.Cli.Sources;

/// <summary>
/// What fields of alarms are called, as <see cref="LeafField.Name"/> writes them, the best first; and words in them.
/// </summary>
internal static class FieldNames
{
    /// <summary>What names an alarm.</summary>
    public static readonly string[] Names =
    [
        "alarmname",
        "alertname",
        "alarm",
        "alert",
        "monitorname",
        "monitor",
        "checkname",
        "check",
        "rulename",
        "rule",
        "name",
        "title",
        "subject",
        "resource",
        "resources",
        "service",
        "eventname",
    ];

    /// <summary>What says which alarm.</summary>
    public static readonly string[] Ids =
    [
        "alarmid",
        "alertid",
        "incidentid",
        "problemid",
        "fingerprint",
        "dedupkey",
        "arn",
        "resources",
        "resourceid",
        "key",
    ];

    /// <summary>What says its state.</summary>
    public static readonly string[] States =
    [
        "state",
        "status",
        "newstate",
        "currentstate",
        "alarmstate",
        "alertstate",
        "statevalue",
        "result",
        "outcome",
        "eventtype",
        "action",
    ];

    /// <summary>How bad it is.</summary>
    public static readonly string[] Severities = ["severity", "priority", "level", "urgency", "impact", "criticality"];

    /// <summary>When.</summary>
    public static readonly string[] Times =
    [
        "timestamp",
        "eventtime",
        "occurredat",
        "startsat",
        "startedat",
        "starttime",
        "createdat",
        "updatedat",
        "date",
    ];

    /// <summary>What happened.</summary>
    public static readonly string[] Summaries =
    [
        "summary",
        "message",
        "reason",
        "description",
        "text",
        "details",
        "statusmessage",
        "cause",
        "body",
    ];

    /// <summary>Where to look.</summary>
    public static readonly string[] Links = ["url", "link", "href", "htmlurl", "permalink", "deeplink", "console"];

    /// <summary>Words that neither end an alarm nor begin one.</summary>
    public static readonly string[] Between =
    [
        "STARTED",
        "IN_PROGRESS",
        "INPROGRESS",
        "RUNNING",
        "PENDING",
        "QUEUED",
        "CREATED",
        "SCHEDULED",
        "START",
    ];

    /// <summary>Words that end an alarm.</summary>
    public static readonly string[] Good =
    [
        "SUCCEEDED",
        "SUCCESS",
        "SUCCESSFUL",
        "COMPLETED",
        "COMPLETE",
        "PASSED",
        "DONE",
    ];
}
