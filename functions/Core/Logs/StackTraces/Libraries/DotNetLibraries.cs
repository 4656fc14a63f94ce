namespace RoleFerry.Core.Logs.StackTraces.Libraries;

/// <summary>
/// Namespaces of libraries on .NET. Most of them are among those that Datadog's agent does not instrument either:
/// https://github.com/DataDog/dd-trace-dotnet, ThirdPartyModules.Names.cs.
/// </summary>
internal static class DotNetLibraries
{
    /// <summary>
    /// Namespaces of companies with many libraries. A frame below one that names a file of the machine it was built on
    /// is the product's own all the same: those libraries come without symbols, or with paths that begin with /_/.
    /// </summary>
    public static readonly NameRoots Wide = new('.', "System Microsoft Windows Amazon AWSSDK AWS Azure Google");

    public static readonly NameRoots Namespaces = new(
        '.',
        "Abp AdaptiveCards Adyen Akka Algolia AngleSharp Antlr4 Apache Ardalis Asp AspNet AspNetCoreRateLimit Aspose",
        "AsyncKeyedLock Audit.Core Audit.EntityFramework Audit.NET Auth0 Autofac AutoFixture AutoMapper Avro BCrypt",
        "Bogus BouncyCastle BenchmarkDotNet Braintree Bugsnag CacheManager Cassandra Castle ClosedXML CommandLine",
        "Confluent CommunityToolkit Cronos CsvHelper Couchbase Coravel Consul Datadog Dapper Dapr DevExpress Docker",
        "DocumentFormat DotNetCore.CAP DotNetEnv DotNetty DnsClient DryIoc EasyCaching EasyNetQ Elastic Elsa",
        "Elasticsearch EFCore EntityFramework EntityFrameworkCore EnyimMemcached EPPlus ErrorOr Eto EventStore ExCSS",
        "ExpressMapper FastEndpoints FastExpressionCompiler FastMember Firebase FirebaseAdmin FirebirdSql",
        "FluentAssertions FluentFTP FluentMigrator FluentResults FluentValidation Flurl Fody FSharp GraphQL",
        "GreenDonut Grpc HandlebarsDotNet Hangfire HarmonyLib HealthChecks HotChocolate Humanizer HtmlAgilityPack IBM",
        "IdentityModel IdentityServer IdentityServer4 Ical ImageMagick ImageProcessor IronPdf iText iTextSharp Jaeger",
        "Jint JetBrains JsonSubTypes JWT K8s KellermanSoftware Lamar LanguageExt LaunchDarkly LazyCache LibGit2Sharp",
        "LiteDB Lucene Mapster Markdig Marten MassTransit MediatR MailKit MessagePack Mindscape MimeKit Minio",
        "MiniProfiler MiniValidation MoreLinq Moq Mono MQTTnet MySql MySqlConnector MongoDB MudBlazor NATS Nancy",
        "NCalc NCrontab NetMQ NetTopologySuite Newtonsoft NewRelic Nest Neo4j Neo4jClient NHibernate Ninject",
        "NJsonSchema NLog NodaTime Npgsql NPOI NRedisStack NServiceBus NSwag NSubstitute NUnit Nito OneOf OpenAI",
        "OpenIddict OpenTelemetry OpenTracing Opserver Optimizely Oracle Orleans Ocelot OfficeOpenXml Orchard Owin",
        "PdfSharp PdfSharpCore PetaPoco Plivo Polly PostSharp Prometheus ProtoBuf protobuf-net Pomelo PuppeteerSharp",
        "QuestPDF Quartz RabbitMQ Raven Rebus Refit Remotion Renci RepoDb RestEase RestSharp Rollbar Rsk SapNwRfc",
        "Scriban Scrutor SendGrid SendWithUs Sentry Serilog SerilogTimings ServiceStack SharpCompress SharpRaven",
        "SimpleInjector SixLabors SkiaSharp Slugify SlackNet Snowflake Sparrow Splunk Spire SqlKata SQLitePCL Sqlite",
        "SSH StackExchange StackifyLib Stateless Steeltoe StructureMap Stripe StrawberryShake SumoLogic Superpower",
        "Swashbuckle Telegram Telerik Temporalio Testcontainers Thrift TimeZoneConverter TinyMapper Topshelf Twilio",
        "Twitch Umbraco UAParser Unchase Unity Unleash UnitsNet VaultSharp Vonage Volo Wangkanai WebMatrix",
        "WebSocketSharp Winton WireMock Wolverine JasperFx Weasel WindowsAzure Xamarin Xunit YamlDotNet Yarp Z.Dapper",
        "Z.EntityFramework ZiggyCreatures ZeroMQ Zipkin zipkin4net ZstdNet"
    );
}
