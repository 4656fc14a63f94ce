namespace RoleFerry.Core.Logs.Triggers;

/// <summary>What a phrase of several words is looked for by.</summary>
internal static class PhraseTrigger
{
    /// <summary>The phrase from its rarest three letters on: these are searched for in every event.</summary>
    /// <param name="phrase">In any case of its letters.</param>
    /// <returns>Null where no three letters of ASCII stand together.</returns>
    public static Trigger? Of(string phrase)
    {
        string text = phrase.ToLowerInvariant();
        int rarest = -1;
        double least = double.MaxValue;
        for (int at = 0; at + Trigger.MinLength <= text.Length; at++)
        {
            string beginning = text.Substring(at, Trigger.MinLength);
            if (!beginning.All(char.IsAsciiLetterLower) || BeginningBits.Of(beginning).Matches() >= least)
                continue;
            rarest = at;
            least = BeginningBits.Of(beginning).Matches();
        }

        return rarest < 0 ? null : Trigger.Anywhere(new string([.. text[rarest..].TakeWhile(IsPlain)]));
    }

    /// <summary>What stands for itself in JSON, too.</summary>
    private static bool IsPlain(char value) =>
        char.IsAsciiLetterLower(value) || char.IsAsciiDigit(value) || value == ' ';
}
