using RoleFerry.Core.Logs.Templates;

namespace RoleFerry.Core.Logs.Formats;

/// <summary>The keys of structured log lines, in any letter case.</summary>
internal static class JsonKeys
{
    private static readonly WordTable<JsonField> Short = new(
        (one, _) => one,
        (
            JsonField.Level,
            "level levelname level_name severity log.level @l @level loglevel log_level lvl severitytext severity_text "
                + "s log.severity"
        ),
        (JsonField.LevelNumber, "levelno"),
        (JsonField.SeverityNumber, "severitynumber severity_number"),
        (JsonField.Priority, "priority syslog.severity"),
        (JsonField.SessionLevel, "error_severity"),
        (JsonField.Message, "message msg @m @message body textpayload renderedmessage log_message stringvalue"),
        (JsonField.ShortMessage, "short_message"),
        (JsonField.Text, "text full_message"),
        (JsonField.Template, "@mt messagetemplate {originalformat} message_template"),
        (JsonField.Event, "event event_name event.name eventname"),
        (JsonField.Exception, "exception exc_info exc_text error err @x traceback thrown"),
        (JsonField.ErrorType, "errortype error_type error.type exception_name exception_class"),
        (JsonField.ErrorMessage, "errormessage error_message error.message"),
        (JsonField.Value, "value"),
        (JsonField.Class, "class"),
        (JsonField.Stack, "stack stacktrace stack_trace error.stack error_stack backtrace"),
        (JsonField.Name, "name"),
        (JsonField.Logger, "logger logger_name log.logger loggername sourcecontext category channel target @logger"),
        (JsonField.TraceId, "trace_id traceid trace.id dd.trace_id oteltraceid xray_trace_id @tr"),
        (JsonField.RequestId, "request_id requestid"),
        (JsonField.Service, "service service.name service_name servicename dd.service"),
        (JsonField.Version, "version service.version service_version dd.version"),
        (JsonField.Log, "log"),
        (JsonField.Content, "log_processed jsonpayload fields attributes context state @fields"),
        (JsonField.Type, "type"),
        (JsonField.Record, "record"),
        (JsonField.Status, "status"),
        (
            JsonField.Aside,
            "time timestamp @timestamp @t ts date datetime host hostname pid thread user_agent useragent url path "
                + "caller ecs_cluster ecs_task_arn @version tags"
        ),
        (JsonField.Writer, "container_id container_name stream source pod_name pod_id docker_id"),
        (JsonField.Cover, "docker kubernetes")
    );

    /// <summary>What a key is for.</summary>
    public static JsonField Find(ReadOnlySpan<byte> key)
    {
        var field = Short.Find(key);
        if (field != JsonField.None || key.Length <= "exception.".Length)
            return field;
        if (key.SequenceEqual("extendedStackTrace"u8))
            return JsonField.Stack;
        if (key.StartsWith("exception."u8))
            return InError(Short.Find(key["exception."u8.Length..]));
        return key.StartsWith("error."u8) ? InError(Short.Find(key["error."u8.Length..])) : JsonField.None;
    }

    /// <summary>What a key of an error's object means outside of it, behind the object's name and a dot.</summary>
    private static JsonField InError(JsonField field) =>
        field switch
        {
            JsonField.Type or JsonField.Name or JsonField.Class => JsonField.ErrorType,
            JsonField.Message => JsonField.ErrorMessage,
            JsonField.Stack => JsonField.Stack,
            _ => JsonField.None,
        };
}
