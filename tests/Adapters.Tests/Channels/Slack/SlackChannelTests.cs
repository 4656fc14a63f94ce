using System.Text.Json;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;

namespace RoleFerry.Adapters.Tests.Channels.Slack;

public class SlackChannelTests : HttpChannelContract
{
    private static readonly PostedMessage Posted = new("C024BE91L", "1772334727.000100");

    private protected override ChannelKind Kind => SlackKind.Value;

    private protected override string SecretName => Rig.BotTokenName;

    private protected override string NewSecret => "xoxb-new-2222222222-bbbbbbbbbbbb";

    private protected override Answer Taken =>
        new(200, """{"ok":true,"channel":"C024BE91L","ts":"1772334727.000100"}""");

    private protected override Answer SecretRefused => Error("token_revoked");

    private protected override IEnumerable<(Answer Answer, Expected Expected)> Table =>
        [
            (Taken, Expected.Sent),
            (new Answer(200, """{"ok":true}"""), Expected.Sent),
            .. from error in Words(
                """
                ratelimited rate_limited internal_error fatal_error service_unavailable request_timeout update_failed
                team_added_to_org org_login_required external_channel_migrating something_new
                """
            )
            select (Error(error), Expected.Retry),
            .. from error in Words(
                """
                channel_not_found not_in_channel is_archived is_inactive msg_too_long no_text invalid_blocks
                invalid_blocks_format invalid_arguments invalid_arg_name invalid_array_arg invalid_charset invalid_form_data
                invalid_post_type missing_post_type invalid_json json_not_object restricted_action
                restricted_action_read_only_channel restricted_action_thread_only_channel access_denied accesslimited
                ekm_access_denied enterprise_is_restricted missing_scope no_permission not_allowed_token_type
                team_access_not_granted team_not_found two_factor_setup_required method_deprecated deprecated_endpoint
                not_authed invalid_auth account_inactive token_revoked token_expired
                """
            )
            select (Error(error), Expected.Rejected),
            (new Answer(200, ""), Expected.Retry),
            (new Answer(200, "<html>a captive portal</html>"), Expected.Retry),
            (new Answer(200, "[]"), Expected.Retry),
            (new Answer(200, """{"ok":"true"}"""), Expected.Retry),
            (new Answer(200, """{"ok":false,"error":7}"""), Expected.Retry),
            (new Answer(200, """{"ok":false}"""), Expected.Retry),
            (new Answer(500, """{"ok":true}"""), Expected.Retry),
            (new Answer(429, """{"ok":false,"error":"ratelimited"}"""), Expected.Retry),
            (new Answer(429, """{"ok":false,"error":"invalid_auth"}"""), Expected.Retry),
            (new Answer(400, """{"ok":false,"error":"invalid_arguments"}"""), Expected.Rejected),
            (new Answer(401), Expected.Rejected),
            (new Answer(403), Expected.Rejected),
            (new Answer(404), Expected.Rejected),
            (new Answer(408), Expected.Retry),
            (new Answer(500), Expected.Retry),
            (new Answer(503, "upstream connect error"), Expected.Retry),
            (new Answer(302), Expected.Retry),
            (Answer.HangUp, Expected.Retry),
        ];

    private protected override void Configure() =>
        Rig.Parameters[Rig.BotTokenName] = "xoxb-old-1111111111-aaaaaaaaaaaa";

    [Fact]
    public async Task The_first_message_is_posted_and_its_place_kept()
    {
        var sent = Assert.IsType<Delivery.Sent>(await SendAsync(Taken));

        var request = Assert.Single(Rig.Vendor.Requests);
        Assert.Equal("/api/chat.postMessage", request.Path);
        Assert.Equal("Bearer xoxb-old-1111111111-aaaaaaaaaaaa", request.Headers.Authorization);
        Assert.Equal("#incidents", Member(request, "channel"));
        Assert.Equal(Posted, sent.Posted);
    }

    [Fact]
    public async Task An_announcement_is_posted_to_its_channel()
    {
        Rig.Vendor.Behave = _ => Taken;
        var announcement = new Announcement
        {
            Id = "a",
            Channel = "incidents",
            Title = "Ada is on call",
        };

        Assert.IsType<Delivery.Sent>(
            await Rig.AnnounceAsync(Kind, announcement, TestContext.Current.CancellationToken)
        );

        var request = Assert.Single(Rig.Vendor.Requests);
        Assert.Equal(("/api/chat.postMessage", "#incidents"), (request.Path, Member(request, "channel")));
    }

    [Fact]
    public async Task A_message_that_stands_is_edited_and_then_replied_to()
    {
        var sent = Assert.IsType<Delivery.Sent>(
            await SendAsync(
                _ => new Answer(200, """{"ok":true,"channel":"C024BE91L","ts":"1772334999.000900"}"""),
                Posted
            )
        );

        Assert.Equal(["/api/chat.update", "/api/chat.postMessage"], Rig.Vendor.Requests.Select(r => r.Path));
        Assert.Equal(Posted.MessageId, Member(Rig.Vendor.Requests[0], "ts"));
        Assert.Equal(Posted.MessageId, Member(Rig.Vendor.Requests[1], "thread_ts"));
        Assert.Equal(Posted, sent.Posted);
    }

    [Theory]
    [InlineData("message_not_found")]
    [InlineData("cant_update_message")]
    [InlineData("edit_window_closed")]
    [InlineData("block_mismatch")]
    [InlineData("channel_not_found")]
    [InlineData("is_inactive")]
    public async Task A_message_that_cannot_be_edited_is_posted_anew(string error)
    {
        var sent = Assert.IsType<Delivery.Sent>(
            await SendAsync(
                request =>
                    request.Path == "/api/chat.update"
                        ? Error(error)
                        : new Answer(200, """{"ok":true,"channel":"C0NEW","ts":"2.2"}"""),
                Posted
            )
        );

        Assert.Equal(["/api/chat.update", "/api/chat.postMessage"], Rig.Vendor.Requests.Select(r => r.Path));
        Assert.Equal("#incidents", Member(Rig.Vendor.Requests[1], "channel"));
        Assert.Null(Member(Rig.Vendor.Requests[1], "thread_ts"));
        Assert.Equal(new PostedMessage("C0NEW", "2.2"), sent.Posted);
    }

    [Theory]
    [InlineData("thread_not_found")]
    [InlineData("restricted_action_non_threadable_channel")]
    public async Task A_message_that_cannot_be_replied_to_is_posted_anew(string error)
    {
        var sent = Assert.IsType<Delivery.Sent>(
            await SendAsync(
                request =>
                    Member(request, "thread_ts") is null
                        ? new Answer(200, """{"ok":true,"channel":"C0NEW","ts":"2.2"}""")
                        : Error(error),
                Posted
            )
        );

        Assert.Equal(3, Rig.Vendor.Requests.Count);
        Assert.Equal(new PostedMessage("C0NEW", "2.2"), sent.Posted);
    }

    [Fact]
    public async Task An_edit_that_fails_for_now_is_not_replied_to()
    {
        var retry = Assert.IsType<Delivery.Retry>(await SendAsync(_ => Error("internal_error"), Posted));

        Assert.Single(Rig.Vendor.Requests);
        Assert.Equal("Slack's chat.update answered 200: internal_error", retry.Why);
    }

    [Fact]
    public async Task A_reply_that_fails_for_now_is_tried_again() =>
        Assert.IsType<Delivery.Retry>(
            await SendAsync(request => request.Path == "/api/chat.update" ? Taken : new Answer(503), Posted)
        );

    [Fact]
    public async Task A_bot_token_goes_before_a_webhook()
    {
        Rig.Parameters[Rig.WebhookName] = new Uri(Rig.Vendor.Url, "/services/T0/B0/hook").AbsoluteUri;

        await SendAsync(Taken);

        Assert.Equal("/api/chat.postMessage", Assert.Single(Rig.Vendor.Requests).Path);
    }

    private static Answer Error(string name) => new(200, $$"""{"ok":false,"error":"{{name}}"}""");

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string? Member(Request request, string name)
    {
        using var body = JsonDocument.Parse(request.Body);
        return body.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}
