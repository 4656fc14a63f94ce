using System.Text.Json;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Core.Sources.CloudWatch;

/// <summary>Which alarm an event speaks of, and where it lives.</summary>
internal readonly record struct AlarmIdentity(SignalKey Key, string Name, string Account, string Region)
{
    private const int MaxPlaceLength = 32;

    /// <summary>
    /// The ARN says it all. Where there is none, <c>account/region/name</c> identify the alarm as the event says them,
    /// and a region that is no region's code (SNS carries its display name) is not shown as one.
    /// </summary>
    /// <returns>Null where the alarm has neither a name nor an ARN.</returns>
    public static AlarmIdentity? Read(
        Mender mend,
        JsonElement arn,
        JsonElement account,
        JsonElement region,
        JsonElement name,
        Contributor contributor
    )
    {
        var shownName = mend.Name(name);
        if (AlarmArn.Read(arn.AsText()) is { } known)
        {
            if (string.IsNullOrWhiteSpace(shownName))
            {
                shownName = mend.Name(known.Name);
                mend.Note(SignalOddity.NameFromArn);
            }

            return new AlarmIdentity(
                new SignalKey(SignalSource.CloudWatch, mend.Id(arn), contributor.Id),
                shownName,
                known.Account,
                known.Region
            );
        }

        if (string.IsNullOrWhiteSpace(shownName))
            return null;
        mend.Note(SignalOddity.IdWithoutArn);
        var keyName = mend.Id(name, Mender.MaxNameLength);
        var place = (Account: mend.Line(account, MaxPlaceLength), Region: mend.Line(region, MaxPlaceLength));
        return new AlarmIdentity(
            new SignalKey(
                SignalSource.CloudWatch,
                $"{place.Account}/{place.Region}/{(string.IsNullOrWhiteSpace(keyName) ? shownName : keyName)}",
                contributor.Id
            ),
            shownName,
            place.Account,
            AlarmArn.IsRegion(place.Region) ? place.Region : ""
        );
    }
}
