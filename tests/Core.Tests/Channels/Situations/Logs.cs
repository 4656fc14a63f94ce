using System.Text;
using RoleFerry.Core.Logs.Batches;
using RoleFerry.Core.Logs.Groups;
using RoleFerry.Core.Logs.Rules;
using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Tests.Incidents;

namespace RoleFerry.Core.Tests.Channels.Situations;

/// <summary>The signal of what programs log, by the reader of the house.</summary>
internal static class Logs
{
    public static Signal Of(GroupTrigger trigger, params string[] lines)
    {
        var tally = new BatchTally(CompiledLogRules.Compile(LogRules.None), []);
        byte[][] texts = [.. lines.Select(Encoding.UTF8.GetBytes)];
        byte[] all = [.. texts.SelectMany(text => text)];
        tally.Begin(new LogBatchHead("/ecs/shop-workers", "workers/1"), all);
        var start = 0;
        var time = Story.Noon.AddSeconds(-20).ToUnixTimeMilliseconds();
        foreach (var text in texts)
        {
            tally.Accept(new LogEvent("0"u8, time++, all.AsSpan(start, text.Length), isEscaped: false));
            start += text.Length;
        }

        var group = tally.Finish(0).Groups[0];
        return GroupSignal.Alarm(group, trigger, group.First, Story.Noon);
    }
}
