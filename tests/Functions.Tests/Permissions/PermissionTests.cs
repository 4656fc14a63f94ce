using RoleFerry.Functions.Tests.EndToEnd;

namespace RoleFerry.Functions.Tests.Permissions;

/// <summary>
/// Calls of the published functions beside what their roles allow. The roles of template.yaml are in force in every
/// test on a local system; here is told that nothing more is allowed.
/// </summary>
public class PermissionTests(PublishedSystem system)
{
    [Fact]
    public async Task The_functions_make_the_calls_that_the_list_says_and_none_is_refused()
    {
        await using var stack = await system.StartAsync(
            parameters: new Dictionary<string, string>
            {
                ["DatabaseInstance"] = "orders-db",
                ["ChartBucket"] = "pictures",
                ["ChartBaseUrl"] = "https://charts.example.com/",
            }
        );

        await new WholePlay(stack).RunAsync();

        var calls = CallList.Write(stack.Permissions.Needed, stack.Account);
        // The examples' alarms are another account's, whose tags AlarmRouter may not know.
        Assert.All(stack.Permissions.Refused, refused =>
            Assert.Contains("cloudwatch:ListTagsForResource", refused, StringComparison.Ordinal)
        );
        CallList.AssertSame(calls);
    }
}
