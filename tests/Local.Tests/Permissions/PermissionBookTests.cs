using RoleFerry.Local.Permissions;

namespace RoleFerry.Local.Tests.Permissions;

public class PermissionBookTests(DynamoDbLocalFixture database)
{
    private const string Arn = "arn:aws:ssm:eu-central-1:000000000000:parameter";

    [Fact]
    public async Task A_function_gets_what_its_role_allows_and_is_refused_the_rest()
    {
        await using var stack = await TestStack.StartAsync(database, o =>
            o with
            {
                Template = TestStack.Fixture("permissions.yaml"),
            }
        );
        stack.PutSecret("/allowed/key", "a secret");
        stack.PutSecret("/another/key", "not for them");

        var result = await stack.InvokeAsync(
            "Bound",
            """{"do":"parameters","names":["/allowed/key","/another/key"]}"""
        );

        Assert.True(result.IsSuccess, result.Text);
        Assert.Contains("a secret", result.Log);
        Assert.DoesNotContain("not for them", result.Log);
        Assert.Equal([200, 400], stack.Calls.Select(c => c.Status!.Value));
        Assert.Equal(
            [$"The role of Bound is not authorized to perform ssm:GetParameter on {Arn}/another/key."],
            stack.Permissions.Refused
        );
        Assert.Equal(
            [
                new("Bound", "ssm:GetParameter", $"{Arn}/allowed/key", ""),
                new Permission("Bound", "ssm:GetParameter", $"{Arn}/another/key", ""),
            ],
            stack.Permissions.Needed.OrderBy(p => p.Resource, StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_function_whose_role_is_left_to_SAM_may_do_everything()
    {
        await using var stack = await TestStack.StartAsync(database);
        stack.PutSecret("/another/key", "for everybody");

        var result = await stack.InvokeAsync("Sample", """{"do":"parameters","names":["/another/key"]}""");

        Assert.Contains("for everybody", result.Log);
        Assert.Empty(stack.Permissions.Refused);
    }
}
