using CsCheck;
using RoleFerry.Core.Authentication;

namespace RoleFerry.Core.Tests.Authentication;

public class TokenBucketTests
{
    private const int Size = 20;

    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_gives_so_many_at_once_and_so_many_a_minute()
    {
        var bucket = new TokenBucket(Size, Start);
        for (var n = 0; n < Size; n++)
            bucket = bucket.Take(Start, Size);

        Assert.Equal(0, bucket.Left(Start, Size));
        Assert.Equal(1, bucket.Left(Start.AddSeconds(3), Size), 6);
        Assert.Equal(Size, bucket.Left(Start.AddHours(1), Size));
    }

    [Fact]
    public void Whenever_it_is_used_it_gives_no_more_than_its_size_and_what_came_back() =>
        Gen.Double[0, 90]
            .Array[1, 200]
            .Sample(seconds =>
            {
                var (bucket, now, given) = (new TokenBucket(Size, Start), Start, 0);
                foreach (var later in seconds)
                {
                    now = now.AddSeconds(later);
                    if (bucket.Left(now, Size) >= 1)
                    {
                        bucket = bucket.Take(now, Size);
                        given++;
                    }

                    Assert.InRange(bucket.Left(now, Size), 0, Size);
                }

                Assert.True(given <= Size + ((now - Start).TotalMinutes * Size) + 1e-6);
            });

    [Fact]
    public void A_clock_that_goes_back_gives_nothing() =>
        Assert.Equal(0, new TokenBucket(0, Start).Left(Start.AddHours(-1), Size));
}
