using Amazon.Runtime;
using Amazon.SimpleNotificationService.Model;
using Microsoft.Extensions.Logging.Abstractions;
using RoleFerry.Adapters.Channels;
using RoleFerry.Adapters.Channels.Email;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Tests.Channels;
using RoleFerry.Core.Channels.Email;
using RoleFerry.Core.Notifications;

namespace RoleFerry.Judged.Tests.Answers;

/// <summary>What SNS answers, as the channel of mails and the publisher of signals read it.</summary>
[Collection(Accounts.Collection)]
public class TopicTests(Accounts accounts)
{
    private const int LargestMessage = 256 * 1024;

    [Theory]
    [MemberData(nameof(Accounts.Both), MemberType = typeof(Accounts))]
    public async Task A_mail_is_taken_and_has_an_id(string account)
    {
        var sent = Assert.IsType<Delivery.Sent>(await MailAsync(account, accounts[account].TopicArn));

        Assert.True(Guid.TryParse(sent.Posted?.MessageId, out _));
    }

    [Fact]
    public async Task A_topic_without_subscribers_rejects()
    {
        var moto = accounts[Accounts.Moto];
        var rejected = Assert.IsType<Delivery.Rejected>(await MailAsync(Accounts.Moto, moto.TopicArn, readBy: moto));

        Assert.Equal("Nobody is subscribed to the mail topic.", rejected.Why);
    }

    [Theory]
    [MemberData(nameof(Accounts.Both), MemberType = typeof(Accounts))]
    public async Task A_topic_that_is_not_there_rejects_for_good(string account)
    {
        var rejected = Assert.IsType<Delivery.Rejected>(
            await MailAsync(account, accounts[account].TopicArn + "-of-yesterday")
        );

        // What follows is the account's own: AWS says "Topic does not exist", and moto "Endpoint does not exist".
        Assert.StartsWith("SNS answered 404 NotFound: ", rejected.Why, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Accounts.Both), MemberType = typeof(Accounts))]
    public async Task A_signal_of_256_KiB_is_taken_and_a_longer_one_is_not(string account)
    {
        using var sns = accounts[account].Sns();
        var publisher = new SnsSignalPublisher(
            sns,
            new SignalSettings(accounts[account].TopicArn),
            TimeProvider.System
        );

        await publisher.PublishAsync(new string('x', LargestMessage), TestContext.Current.CancellationToken);
        var e = await Assert.ThrowsAnyAsync<AmazonServiceException>(() =>
            publisher.PublishAsync(new string('x', LargestMessage + 1), TestContext.Current.CancellationToken)
        );

        Assert.Equal((400, "InvalidParameter"), ((int)e.StatusCode, e.ErrorCode));
    }

    [Theory]
    [MemberData(nameof(Accounts.Both), MemberType = typeof(Accounts))]
    public async Task A_subject_of_99_characters_is_taken_and_a_longer_one_is_not(string account)
    {
        using var sns = accounts[account].Sns();

        await sns.PublishAsync(Request(99), TestContext.Current.CancellationToken);
        var e = await Assert.ThrowsAnyAsync<AmazonServiceException>(() =>
            sns.PublishAsync(Request(101), TestContext.Current.CancellationToken)
        );

        Assert.Equal((400, "InvalidParameter"), ((int)e.StatusCode, e.ErrorCode));

        PublishRequest Request(int length) =>
            new()
            {
                TopicArn = accounts[account].TopicArn,
                Subject = new string('s', length),
                Message = "m",
            };
    }

    /// <summary>
    /// moto counts no subscription as confirmed, so the local system says who reads the mails that are to be taken.
    /// </summary>
    private async Task<Delivery> MailAsync(string account, string topic, AwsAccount? readBy = null)
    {
        readBy ??= accounts[Accounts.Local];
        using var sns = accounts[account].Sns();
        using var http = new HttpClient();
        var settings = new ChannelSettings { SecretsPrefix = "/x", EmailTopicArn = topic };
        var readers = new MailReaders(
            http,
            AwsAccount.Credentials,
            new SnsSettings(readBy.Region, readBy.Endpoint),
            settings with
            {
                EmailTopicArn = readBy.TopicArn,
            },
            TimeProvider.System,
            Background.OfProcess,
            NullLogger<MailReaders>.Instance
        );
        var channel = new EmailChannel(sns, readers, settings, TimeProvider.System);
        return await channel.SendAsync(Sample.Message(kind: EmailKind.Value), TestContext.Current.CancellationToken);
    }
}
