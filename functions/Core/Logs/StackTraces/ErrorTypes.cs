using RoleFerry.Core.Logs.StackTraces.Libraries;

namespace RoleFerry.Core.Logs.StackTraces;

/// <summary>
/// Types that are raised for many reasons: their message says which, so it is part of the template. The languages'
/// own, and those by which clients of services pass on what they were answered.
/// </summary>
internal static class ErrorTypes
{
    private static readonly NameRoots General = new(
        '.',
        "error Error Exception BaseException RuntimeError RuntimeException Throwable StandardError panic panicked",
        "ErrorException IllegalStateException IllegalArgumentException InvalidOperationException ArgumentException",
        "ValueError TypeError ApplicationException SystemException UnsupportedOperationException",
        "NotSupportedException AssertionError AssertionException AggregateError AggregateException InternalError",
        "LogicException DomainException OSError IOError IOException SystemError SystemCallError Win32Exception",
        "ExternalException COMException SocketException SocketTimeoutException ConnectException ConnectionError",
        "ProcessError CalledProcessError ServletException ExecutionException CompletionException",
        "InvocationTargetException UndeclaredThrowableException ClientError ServerError HttpError HTTPError",
        "HttpException HTTPException HttpRequestException FetchError HttpResponseError HttpResponseException",
        "HttpClientErrorException HttpServerErrorException WebException WebApplicationException",
        "WebClientResponseException ResponseStatusException ResponseError ResponseException RestClientException",
        "RestClientResponseException RequestError RequestException RequestFailedException AxiosError FeignException",
        "RetrofitError TransportError TransportException ApiError APIError ApiException APIException APIStatusError",
        "ServiceError ServiceException ServiceUnavailableException SdkError SdkException SdkClientException",
        "SdkServiceException AmazonServiceException AmazonClientException AmazonS3Exception AmazonDynamoDBException",
        "AmazonSQSException S3Exception DynamoDbException SqsException SnsException KmsException AwsServiceException",
        "AWSError BotoCoreError GoogleAPICallError GoogleJsonResponseException StorageException CosmosException",
        "RpcException RpcError GrpcError AioRpcError StatusRuntimeException StatusException StatusCodeError",
        "StatusError GraphQLError GraphqlError TwilioRestException StripeError StripeException SlackApiError",
        "SMTPException MailException SQLException SqlException SQLError BatchUpdateException DataAccessException",
        "DatabaseError DatabaseException DbException DbUpdateException DBAPIError DataError OperationalError",
        "ProgrammingError IntegrityError InterfaceError PSQLException PostgresException PostgresError PgError",
        "NpgsqlException MySqlException MySQLError SqliteException SQLiteException SqliteError QueryFailedError",
        "SequelizeDatabaseError PDOException QueryException PrismaClientKnownRequestError",
        "PrismaClientUnknownRequestError OracleException JDBCException PersistenceException StatementInvalid",
        "MongoError MongoException MongoServerError MongoCommandException WriteError BulkWriteError RedisError",
        "RedisException RedisServerException ReplyError KafkaError KafkaException KafkaJSProtocolError AMQPError",
        "ElasticsearchException ElasticsearchClientError OpenSearchException TaskError WorkerError JobError",
        "CommandError GenericError UnknownError UnhandledError UnhandledException CustomError AppError BaseError"
    );

    /// <param name="type">With or without the module, and with an error's code in brackets behind it.</param>
    public static bool IsGeneral(ReadOnlySpan<byte> type)
    {
        int code = type.IndexOf(" ["u8);
        if (code > 0)
            type = type[..code];
        type = type[(type.LastIndexOfAny(".:\\$+"u8) + 1)..];
        return type.IsEmpty || type.SequenceEqual("fatal error"u8) || General.Hold(type);
    }
}
