using System.Globalization;
using System.Net;
using System.Text;
using RoleFerry.Simulation.Histories;

namespace RoleFerry.Simulation.Plans;

/// <summary>Somebody types a slash command.</summary>
/// <param name="At">When.</param>
/// <param name="Words">What they type behind the slash command.</param>
internal sealed record TypedStep(TimeSpan At, string Words) : Step(At)
{
    public override void Do(World world)
    {
        var now = world.Loop.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var body = Encoding.UTF8.GetBytes(
            $"command=%2Fincident&text={WebUtility.UrlEncode(Words)}&user_id=U07MAYA0001&user_name=maya"
                + $"&trigger_id=t.{now}"
        );
        world.Checks.PeopleDid(Words.Split(' ')[0], "");
        world.Desk.Post($"Maya types {Words}", "/slack/commands", body, ClickStep.Signed(world, now, body));
    }
}
