namespace RoleFerry.Core.Logs.StackTraces.Libraries;

/// <summary>Libraries of languages whose traces name them in another way than by where they are installed.</summary>
internal static class OtherLibraries
{
    /// <summary>Crates in names of Rust's functions, where the trace has no files.</summary>
    public static readonly NameRoots Crates = new(
        ':',
        "std core alloc test proc_macro backtrace addr2line gimli rustc_demangle tokio tokio_util tokio_stream",
        "async_std smol futures futures_util futures_core futures_channel hyper hyper_util tower tower_http",
        "tower_service axum axum_core actix_web actix_http actix_rt actix_server actix_service warp rocket tide",
        "tonic prost reqwest h2 http http_body rustls tokio_rustls native_tls openssl ring serde serde_json sqlx",
        "sqlx_core diesel sea_orm tokio_postgres postgres deadpool bb8 r2d2 redis mongodb rdkafka lapin tracing",
        "tracing_core tracing_subscriber tracing_futures log env_logger anyhow thiserror eyre color_eyre clap rayon",
        "rayon_core crossbeam crossbeam_channel parking_lot once_cell lambda_runtime lambda_http aws_config",
        "aws_smithy_runtime aws_smithy_client aws_smithy_http aws_sdk_s3 aws_sdk_dynamodb async_graphql juniper",
        "async_trait pin_project mio socket2 bytes regex chrono time uuid rand tungstenite tokio_tungstenite",
        "rust_begin_unwind rust_panic __rust_begin_short_backtrace __rust_end_short_backtrace __libc_start_main _start",
        "main start_thread clone __pthread_start"
    );

    /// <summary>
    /// Applications of Erlang/OTP (https://www.erlang.org/doc/applications.html) and packages of https://hex.pm.
    /// </summary>
    public static readonly NameRoots BeamApplications = new(
        '.',
        "kernel stdlib elixir erts compiler crypto ssl inets mnesia sasl logger mix iex ex_unit eex runtime_tools ssh",
        "public_key os_mon tools absinthe amqp amqp_client bandit broadway brod certifi commanded cowboy cowlib",
        "credo db_connection decimal ecto ecto_sql ex_aws exq finch gen_stage gettext gun hackney horde httpoison",
        "jason joken kafka_ex lager libcluster mint mongodb_driver myxql nebulex nimble_options nimble_pool oban",
        "open_telemetry opentelemetry opentelemetry_api phoenix phoenix_html phoenix_live_dashboard phoenix_live_view",
        "phoenix_pubsub phoenix_template plug plug_cowboy plug_crypto poison poolboy postgrex quantum ranch redix req",
        "sentry swoosh telemetry telemetry_metrics telemetry_poller tesla thousand_island timex tzdata ueberauth",
        "websock websock_adapter xandra"
    );
}
