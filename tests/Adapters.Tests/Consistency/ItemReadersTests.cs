using RoleFerry.Adapters.Consistency;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.RoundTrips;

namespace RoleFerry.Adapters.Tests.Consistency;

public class ItemReadersTests
{
    /// <summary>
    /// Of a trace only the list of spans makes the round trip; a counter's and an error group's updates have no key.
    /// </summary>
    private static readonly string[] WithoutKey = ["SpanItem", "CounterItem", "ErrorGroupItem", "PostMortemItem"];

    [Fact]
    public void Each_stored_type_is_read_by_its_own_reader()
    {
        foreach (var trip in RoundTrips.RoundTrips.All.Where(t => !WithoutKey.Contains(t.Item.Name)))
        {
            var item = trip.Run(new Filler((_, _) => 0, true)).Stored;

            var reader = ItemReaders.Of(item[TableKeys.Pk].S, item[TableKeys.Sk].S);

            Assert.NotNull(reader);
            Assert.Equal(trip.Item, reader.Method.DeclaringType);
        }
    }

    [Theory]
    [InlineData("ERR#1f", "STATE")]
    [InlineData("TRACE#1", "SPANS#1")]
    [InlineData("CNT#x#0", "HOUR#20261123T12")]
    [InlineData("INC#INC-00000001", "POSTMORTEM")]
    [InlineData("INC#INC-00000001", "REF#pagerduty")]
    [InlineData("ALARM#cloudwatch/x", "LAST")]
    [InlineData("CHANGE", "20261123T120000.000Z#1")]
    [InlineData("PING", "backup")]
    public void So_is_what_has_no_round_trip(string pk, string sk) => Assert.NotNull(ItemReaders.Of(pk, sk));

    [Theory]
    [InlineData("SEEN#1", "SEEN")]
    [InlineData("POLICY", "CURRENT")]
    [InlineData("ONCALL", "CURRENT")]
    [InlineData("SILENCES", "1")]
    public void What_is_no_such_item_has_none(string pk, string sk) => Assert.Null(ItemReaders.Of(pk, sk));
}
