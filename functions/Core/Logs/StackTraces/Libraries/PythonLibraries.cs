namespace RoleFerry.Core.Logs.StackTraces.Libraries;

/// <summary>
/// Packages that are installed beside the product's own, where nothing in the path says so: in Lambda's
/// /var/task and in zip files. The names are those that programs import.
/// </summary>
internal static class PythonLibraries
{
    public static readonly NameRoots Packages = new(
        '/',
        "absl aioboto3 aiobotocore aiofiles aiohttp aiokafka aiomysql aioredis aiormq aiosignal aiosqlite alembic",
        "amqp anthropic anyio apispec apscheduler argon2 arrow asgiref asn1crypto asyncpg attr attrs authlib",
        "avro aws_lambda_powertools aws_xray_sdk awscrt awsgi awslambdaric azure babel backoff bcrypt billiard",
        "bleach blinker boltons boto boto3 botocore bottle braintree bs4 bugsnag cachetools cattr cattrs celery",
        "certifi cffi channels chardet charset_normalizer cheroot cherrypy click clickhouse_connect",
        "clickhouse_driver colorama confluent_kafka connexion croniter cryptography cython daphne dask dateutil",
        "datadog datadog_lambda ddtrace decorator defusedxml deprecated distributed django django_filters dns docker",
        "docutils dotenv dramatiq drf_spectacular drf_yasg ecdsa eflite elasticsearch elasticsearch_dsl elasticapm",
        "email_validator eventlet factory faker falcon fastapi fastavro fastjsonschema filelock firebase_admin",
        "flask flask_cors flask_jwt_extended flask_login flask_migrate flask_restful flask_restx flask_sqlalchemy",
        "flower frozenlist fsspec gevent gitdb git google graphene graphql greenlet grpc grpc_status gunicorn h11 h2",
        "hiredis hpack httpcore httplib2 httptools httpx huey humanize hvac hypercorn hyperframe hypothesis idna",
        "importlib_metadata importlib_resources influxdb influxdb_client instructor ipaddress isodate itsdangerous",
        "itypes jinja2 jmespath joblib jose json5 jsonpatch jsonpath_ng jsonpickle jsonpointer jsonschema jwt kafka",
        "keras kombu kubernetes langchain langchain_core langgraph launchdarkly ldap3 limits litellm litestar",
        "llama_index loguru lxml lz4 mako mangum markdown markupsafe marshmallow marshmallow_sqlalchemy matplotlib",
        "mongoengine more_itertools motor mpmath msal msgpack multidict mypy_extensions mysql MySQLdb nacl neo4j",
        "networkx newrelic nltk numpy oauth2client oauthlib openai openpyxl opensearchpy opentelemetry orjson ormar",
        "packaging pandas paramiko passlib patsy peewee pendulum pika PIL pip pkg_resources platformdirs playwright",
        "polars ply prettytable prometheus_client prompt_toolkit propcache proto protobuf psutil psycopg psycopg2",
        "psycopg_pool pyarrow pyasn1 pybreaker pycparser pydantic pydantic_core pydantic_settings pydash pygments",
        "pyhocon pymemcache pymongo pymssql pymysql pynamodb pyodbc pyparsing pypdf PyPDF2 pyramid pyrsistent pysftp",
        "pytest python_http_client python_multipart pythonjsonlogger pytz pyximport qdrant_client raven ray redis",
        "referencing regex reportlab requests requests_aws4auth requests_oauthlib responses rest_framework retry",
        "retrying rich rollbar rpds rq rsa ruamel s3fs s3transfer sanic scipy scrapy selenium sendgrid sentry_sdk",
        "serverless_sdk serverless_wsgi setuptools simple_salesforce simplejson six sklearn slack_bolt slack_sdk",
        "slugify smart_open sniffio snowflake socketio social_core social_django sortedcontainers soupsieve spacy",
        "sqlalchemy sqlalchemy_utils sqlmodel sqlparse sse_starlette starlette statsd statsmodels stripe strawberry",
        "structlog suds sympy tabulate telebot telegram temporalio tenacity tensorflow threadpoolctl thrift",
        "tiktoken tokenizers tomli toolz torch torchvision tornado tqdm traitlets transformers trio twilio twisted",
        "txaio typeguard typer typing_extensions typing_inspect tzlocal ujson uritemplate urllib3 uvicorn uvloop",
        "validators vine virtualenv voluptuous waitress watchdog watchfiles watchtower wcwidth weasyprint webargs",
        "webob websocket websockets werkzeug wheel whitenoise wrapt wsgiref wtforms xgboost xlrd xlsxwriter xmltodict",
        "yaml yarl zeep zipp zmq zope zstandard"
    );
}
