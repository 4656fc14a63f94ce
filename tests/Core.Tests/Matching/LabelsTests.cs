using RoleFerry.Core.Matching;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Tests.Routing;

namespace RoleFerry.Core.Tests.Matching;

public class LabelsTests
{
    [Fact]
    public void A_signal_says_its_own_labels_and_one_for_each_dimension_and_tag()
    {
        var signal = Some.Signal("rds-connections") with
        {
            Measurement = new Measurement
            {
                Namespace = "AWS/RDS",
                Metric = "DatabaseConnections",
                Dimensions = Some.Texts(("DBInstanceIdentifier", "roleferry-prod-db")),
            },
            Tags = Some.Texts(("team", "platform"), ("aws:cloudformation:stack-name", "db")),
        };

        Assert.Equal(
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["DBInstanceIdentifier"] = "roleferry-prod-db",
                ["account"] = "123456789012",
                ["alarm"] = "cloudwatch|arn:aws:cloudwatch:eu-west-1:123456789012:alarm:rds-connections",
                ["alarmname"] = "rds-connections",
                ["metric"] = "DatabaseConnections",
                ["namespace"] = "AWS/RDS",
                ["region"] = "eu-west-1",
                ["source"] = "cloudwatch",
                ["state"] = "ALARM",
                ["tag_aws_cloudformation_stack_name"] = "db",
                ["tag_team"] = "platform",
            },
            new SortedDictionary<string, string>(Labels.Of(signal), StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_dimension_cannot_pose_as_something_else()
    {
        var signal = Some.Signal() with
        {
            Measurement = new Measurement
            {
                Dimensions = Some.Texts(
                    ("severity", "P0"),
                    ("alarm", "x"),
                    ("tag_team", "y"),
                    ("a-b", "first"),
                    ("a_b", "second"),
                    ("5xx", "z"),
                    ("empty", "")
                ),
            },
            Tags = Some.Texts(("team", "platform")),
        };

        var labels = Labels.Of(signal);

        Assert.False(labels.ContainsKey("severity"));
        Assert.Equal("P0", labels["dimension_severity"]);
        Assert.Equal("x", labels["dimension_alarm"]);
        Assert.Equal("platform", labels["tag_team"]);
        Assert.Equal("y", labels["dimension_tag_team"]);
        Assert.Equal("first", labels["a_b"]);
        Assert.Equal("z", labels["_5xx"]);
        Assert.False(labels.ContainsKey("empty"));
    }
}
