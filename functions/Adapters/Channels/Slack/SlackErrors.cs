using System.Collections.Frozen;
using RoleFerry.Adapters.Http;

namespace RoleFerry.Adapters.Channels.Slack;

/// <summary>
/// Slack's named errors. One that is not here is tried again: Slack says that others occur when it is down.
/// https://docs.slack.dev/reference/methods/chat.postMessage/#errors
/// https://docs.slack.dev/reference/methods/chat.update/#errors
/// https://docs.slack.dev/changelog/2016-05-17-changes-to-errors-for-incoming-webhooks
/// </summary>
internal static class SlackErrors
{
    private static readonly string[] Later =
    [
        "ratelimited",
        "rate_limited",
        "internal_error",
        "fatal_error",
        "service_unavailable",
        "request_timeout",
        "update_failed",
        "external_channel_migrating",
        "team_added_to_org",
        "org_login_required",
        "rollup_error",
    ];

    private static readonly string[] Never =
    [
        "channel_not_found",
        "not_in_channel",
        "is_archived",
        "is_inactive",
        "channel_is_archived",
        "message_not_found",
        "thread_not_found",
        "cant_update_message",
        "edit_window_closed",
        "block_mismatch",
        "msg_too_long",
        "msg_blocks_too_long",
        "no_text",
        "invalid_blocks",
        "invalid_blocks_format",
        "invalid_payload",
        "invalid_arguments",
        "invalid_arg_name",
        "invalid_array_arg",
        "invalid_charset",
        "invalid_form_data",
        "invalid_post_type",
        "missing_post_type",
        "invalid_json",
        "json_not_object",
        "restricted_action",
        "restricted_action_read_only_channel",
        "restricted_action_thread_only_channel",
        "restricted_action_non_threadable_channel",
        "action_prohibited",
        "access_denied",
        "accesslimited",
        "ekm_access_denied",
        "enterprise_is_restricted",
        "missing_scope",
        "no_permission",
        "not_allowed_token_type",
        "team_access_not_granted",
        "team_not_found",
        "user_not_found",
        "two_factor_setup_required",
        "method_deprecated",
        "deprecated_endpoint",
        "as_user_not_supported",
        "posting_to_general_channel_denied",
    ];

    private static readonly string[] BadSecret =
    [
        "not_authed",
        "invalid_auth",
        "account_inactive",
        "token_revoked",
        "token_expired",
        "invalid_token",
        "no_service",
        "no_active_hooks",
        "no_team",
    ];

    /// <summary>What each means.</summary>
    public static FrozenDictionary<string, HttpVerdict> Verdicts { get; } =
        new[]
        {
            (Names: Later, Verdict: HttpVerdict.Retry),
            (Names: Never, Verdict: HttpVerdict.Rejected),
            (Names: BadSecret, Verdict: HttpVerdict.SecretRefused),
        }
            .SelectMany(row => row.Names, (row, name) => KeyValuePair.Create(name, row.Verdict))
            .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Those that speak of how it looks: the same words may be taken without it.</summary>
    public static FrozenSet<string> LooksAreRefused { get; } =
        FrozenSet.Create(
            StringComparer.Ordinal,
            "msg_too_long",
            "msg_blocks_too_long",
            "invalid_blocks",
            "invalid_blocks_format"
        );

    /// <summary>
    /// Those that speak of the message that stands already, or of where it stands: it can no longer be edited or
    /// replied to, but a new one can be posted.
    /// </summary>
    public static FrozenSet<string> MessageIsOutOfReach { get; } =
        FrozenSet.Create(
            StringComparer.Ordinal,
            "message_not_found",
            "thread_not_found",
            "cant_update_message",
            "edit_window_closed",
            "block_mismatch",
            "channel_not_found",
            "not_in_channel",
            "is_archived",
            "is_inactive",
            "restricted_action_non_threadable_channel"
        );
}
