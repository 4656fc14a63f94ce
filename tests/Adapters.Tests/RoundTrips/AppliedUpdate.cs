using System.Text.RegularExpressions;
using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Adapters.Tests.RoundTrips;

/// <summary>What updates make of an item that was not there, or of one that was.</summary>
internal static partial class AppliedUpdate
{
    public static Dictionary<string, AttributeValue> Of(params IEnumerable<Update> updates)
    {
        Dictionary<string, AttributeValue> item = [];
        foreach (var update in updates)
        {
            foreach (var (name, value) in update.Key)
                item[name] = value;
            foreach (Match clause in Clause().Matches(update.UpdateExpression))
            {
                foreach (string[] part in clause.Groups[2].Value.Split(", ").Select(p => p.Split(' ')))
                {
                    string name = update.ExpressionAttributeNames[part[0]];
                    if (clause.Groups[1].Value == "REMOVE")
                        item.Remove(name);
                    else
                        item[name] = update.ExpressionAttributeValues[part[^1]];
                }
            }
        }

        return item;
    }

    /// <summary>Adding to what is not there sets it.</summary>
    [GeneratedRegex("(SET|ADD|REMOVE) (.+?)(?= (?:SET|ADD|REMOVE) |$)")]
    private static partial Regex Clause();
}
