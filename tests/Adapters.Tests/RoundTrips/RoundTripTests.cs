using System.Security.Cryptography;
using System.Text;
using CsCheck;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.OldItems;

namespace RoleFerry.Adapters.Tests.RoundTrips;

/// <summary>
/// What is stored is read again. A member that is added and not mapped fails here, and so does an attribute that is
/// written and not read, or read and not written.
/// </summary>
public class RoundTripTests
{
    public static TheoryData<string> Items { get; } = [.. RoundTrips.All.Select(t => t.Item.Name)];

    [Fact]
    public void Every_stored_type_has_a_round_trip() =>
        Assert.Equal(
            typeof(Item)
                .Assembly.GetTypes()
                .Where(t => t.Name.EndsWith("Item", StringComparison.Ordinal) && t != typeof(Item))
                .Select(t => t.Name)
                .Order(),
            RoundTrips.All.Select(t => t.Item.Name).Order()
        );

    [Theory]
    [MemberData(nameof(Items))]
    public void What_is_written_with_every_member_is_read_again(string item) =>
        Gen.Int.Sample(seed =>
        {
            var trip = Trip(item);
            var result = trip.Run(new Filler(Random(seed), isFull: true));

            Assert.Empty(Defaults(result.Written));
            AssertSame(trip, result);
        });

    [Theory]
    [MemberData(nameof(Items))]
    public void What_is_written_with_members_left_out_is_read_again(string item) =>
        Gen.Int.Sample(seed =>
        {
            var trip = Trip(item);

            AssertSame(trip, trip.Run(new Filler(Random(seed), isFull: false)));
        });

    [Theory]
    [MemberData(nameof(Items))]
    public void What_is_said_not_to_be_stored_is_not(string item)
    {
        var trip = Trip(item);
        var read = trip.Run(new Filler(ByName, isFull: true)).Read!;

        Assert.All(trip.NotStored, name =>
            Assert.True(Flat.IsDefault(read.GetType().GetProperty(name)!.GetValue(read)))
        );
    }

    /// <summary>
    /// Functions of another version read and write these while they are replaced: names, types and what is left out
    /// stay as they are. <c>ROLEFERRY_UPDATE_GOLDEN=1</c> writes the file, for an attribute that is added, or a word: the
    /// examples then choose others.
    /// </summary>
    [Fact]
    public void Attributes_are_stored_as_they_always_were()
    {
        var path = Path.Combine(
            RoleFerry.Local.RepositoryRoot.Find(),
            "tests",
            "Adapters.Tests",
            "OldItems",
            "attributes.json"
        );
        var stored = ItemJson.Write(
            from trip in RoundTrips.All
            from isFull in new[] { true, false }
            select trip.Run(new Filler(isFull ? ByName : Nothing, isFull)).Stored
        );
        if (Environment.GetEnvironmentVariable("ROLEFERRY_UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, stored + "\n");

        Assert.Equal(File.ReadAllText(path), stored + "\n");
    }

    private static RoundTrip Trip(string item) => RoundTrips.All.Single(t => t.Item.Name == item);

    private static void AssertSame(RoundTrip trip, RoundTrip.Result result)
    {
        Assert.NotNull(result.Read);
        Assert.Equal(Stored(result.Written), Stored(result.Read));

        IEnumerable<string> Stored(object value) =>
            Flat.Of(value).Where(line => !trip.NotStored.Contains(line.Split('.', '[', ' ')[0]));
    }

    /// <summary>Members that nothing was said of.</summary>
    private static IEnumerable<string> Defaults(object made) =>
        from member in Filler.Members(made.GetType())
        where Flat.IsDefault(member.GetValue(made))
        select $"{made.GetType().Name}.{member.Name} was not filled";

    private static Func<string, int, int> Random(int seed)
    {
        var random = new Random(seed);
        return (_, limit) => random.Next(limit);
    }

    /// <summary>The same for the same member, whatever others there are.</summary>
    private static int ByName(string what, int limit) =>
        (int)(BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(what))) % (uint)limit);

    private static int Nothing(string what, int limit) => 0;
}
