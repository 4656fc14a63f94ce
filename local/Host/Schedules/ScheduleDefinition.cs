using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using RoleFerry.Local.Lambda;

namespace RoleFerry.Local.Schedules;

/// <summary>A function's timer.</summary>
/// <param name="Function">Whose it is.</param>
/// <param name="Name">Its name in the template.</param>
/// <param name="Expression">When it fires.</param>
/// <param name="Input">What the function gets instead of the usual event; null: the usual event.</param>
/// <param name="IsScheduler">EventBridge Scheduler's (<c>ScheduleV2</c>), not a rule's.</param>
internal sealed record ScheduleDefinition(
    string Function,
    string Name,
    ScheduleExpression Expression,
    string? Input,
    bool IsScheduler
)
{
    public static IEnumerable<ScheduleDefinition> Of(FunctionDefinition function) =>
        from e in function.Events
        let type = (string?)e.Value?["Type"]
        where type is "Schedule" or "ScheduleV2"
        let properties = e.Value["Properties"]
        where
            (properties["State"]?.ToString() ?? "ENABLED") == "ENABLED"
            && properties["Enabled"]?.ToString() is not "false"
        select new ScheduleDefinition(
            function.Name,
            e.Key,
            ScheduleExpression.Parse((properties["Schedule"] ?? properties["ScheduleExpression"])!.ToString()),
            (string?)properties["Input"],
            type == "ScheduleV2"
        );

    /// <summary>
    /// What the function gets for a moment:
    /// <see href="https://docs.aws.amazon.com/lambda/latest/dg/with-eventbridge-scheduler.html">shape</see>.
    /// </summary>
    public byte[] Event(DateTimeOffset time, LocalAccount account)
    {
        var moment = time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        if (Input is not null)
            return Encoding.UTF8.GetBytes(
                Input.Replace("<aws.scheduler.scheduled-time>", moment, StringComparison.Ordinal)
            );
        return Encoding.UTF8.GetBytes(
            new JsonObject
            {
                ["version"] = "0",
                ["id"] = Guid.NewGuid().ToString(),
                ["detail-type"] = "Scheduled Event",
                ["source"] = IsScheduler ? "aws.scheduler" : "aws.events",
                ["account"] = LocalAccount.Id,
                ["time"] = moment,
                ["region"] = account.Region,
                ["resources"] = new JsonArray(
                    JsonValue.Create(
                        IsScheduler
                            ? account.Arn("scheduler", $"schedule/default/{Function}{Name}")
                            : account.Arn("events", $"rule/{Function}{Name}")
                    )
                ),
                ["detail"] = IsScheduler ? "{}" : new JsonObject(),
            }.ToJsonString()
        );
    }
}
