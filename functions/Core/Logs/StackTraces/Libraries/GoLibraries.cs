namespace RoleFerry.Core.Logs.StackTraces.Libraries;

/// <summary>Go's own packages, and modules that are vendored without their version.</summary>
internal static class GoLibraries
{
    /// <summary>What https://pkg.go.dev/std begins with.</summary>
    public static readonly NameRoots Standard = new(
        '/',
        "archive arena bufio builtin bytes cmp compress container context crypto database debug embed encoding errors",
        "expvar flag fmt go hash html image index internal io iter log maps math mime net os path plugin reflect",
        "regexp runtime simd slices sort strconv strings structs sync syscall testing text time unicode unique unsafe",
        "weak vendor cmd"
    );

    /// <summary>Hosts and owners of modules that many servers use.</summary>
    public static readonly NameRoots Modules = new(
        '/',
        "cloud.google.com golang.org google.golang.org go.opentelemetry.io go.uber.org go.mongodb.org go.etcd.io",
        "gopkg.in gorm.io k8s.io sigs.k8s.io go.opencensus.io go.temporal.io gocloud.dev entgo.io connectrpc.com",
        "github.com/99designs/gqlgen github.com/alicebob/miniredis github.com/apache/thrift github.com/aws",
        "github.com/Azure/azure-sdk-for-go github.com/beego github.com/bradfitz/gomemcache github.com/bufbuild",
        "github.com/cenkalti/backoff github.com/cloudflare/circl github.com/confluentinc/confluent-kafka-go",
        "github.com/coreos github.com/DataDog github.com/davecgh github.com/dgraph-io github.com/docker",
        "github.com/elastic github.com/emicklei github.com/evanphx github.com/fsnotify github.com/getsentry/sentry-go",
        "github.com/gin-gonic github.com/gin-contrib github.com/go-chi github.com/go-co-op github.com/go-gorm",
        "github.com/go-kit github.com/go-logr github.com/go-openapi github.com/go-playground github.com/go-redis",
        "github.com/go-resty github.com/go-sql-driver github.com/gobwas github.com/gocql github.com/gofiber",
        "github.com/gofrs github.com/gogo github.com/golang github.com/golang-jwt github.com/golang-migrate",
        "github.com/google github.com/googleapis github.com/gorilla github.com/grpc-ecosystem github.com/hashicorp",
        "github.com/hibiken/asynq github.com/IBM/sarama github.com/influxdata github.com/jackc github.com/jinzhu",
        "github.com/jmoiron github.com/json-iterator github.com/julienschmidt github.com/justinas/alice",
        "github.com/kataras/iris github.com/klauspost github.com/labstack github.com/lib/pq github.com/mattn",
        "github.com/minio github.com/mitchellh github.com/nats-io github.com/newrelic github.com/nsqio",
        "github.com/olivere/elastic github.com/opentracing github.com/openzipkin github.com/panjf2000",
        "github.com/pkg/errors github.com/pkg/sftp github.com/prometheus github.com/rabbitmq github.com/redis",
        "github.com/robfig/cron github.com/rs github.com/segmentio github.com/Shopify/sarama github.com/sirupsen",
        "github.com/sony/gobreaker github.com/spf13 github.com/streadway/amqp github.com/stretchr github.com/swaggo",
        "github.com/tidwall github.com/ThreeDotsLabs/watermill github.com/twitchtv/twirp github.com/uber",
        "github.com/uptrace github.com/urfave github.com/valyala github.com/vektah github.com/vmihailenco",
        "github.com/volatiletech github.com/xdg-go github.com/zeromicro"
    );
}
