"""An empty account of moto's in which the resources of stacks are made, as CloudFormation would make them."""
import io
import json
import zipfile
from functools import cache

import boto3
from botocore.exceptions import ClientError, ParamValidationError
from moto import mock_aws


class Exists(Exception):
    """CloudFormation refuses to make what is there already, where AWS's own call would change it."""


def lower(value):
    """The names of a service whose API begins them with a small letter."""
    if isinstance(value, dict):
        return {key[:1].lower() + key[1:]: lower(item) for key, item in value.items()}
    return [lower(item) for item in value] if isinstance(value, list) else value


def policy(document):
    """A policy as moto takes it: IAM takes one without a version for one of the first."""
    return json.dumps({"Version": "2012-10-17", **document})


def function_of(arn):
    """The function of an alias: moto keeps URLs and permissions for functions alone."""
    return ":".join(arn.split(":")[:7])


def only(properties, *names):
    return {name: properties[name] for name in names if name in properties}


@cache
def clients(region):
    """Made once: what botocore knows of a service takes it long to load."""
    session = boto3.session.Session(region_name=region)
    services = ("cloudwatch", "codedeploy", "dynamodb", "events", "firehose", "iam", "lambda", "logs", "s3", "scheduler", "sns", "sqs")
    return {service.replace("lambda", "functions"): session.client(service) for service in services}


class Account:
    def __init__(self, region):
        self.__dict__.update(clients(region))
        self.noted = set()
        where = {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
        self.where = where
        code = io.BytesIO()
        with zipfile.ZipFile(code, "w") as archive:
            archive.writestr("bootstrap", "")
        self.s3.create_bucket(Bucket="artifacts", **where)
        self.s3.put_object(Bucket="artifacts", Key="code.zip", Body=code.getvalue())

    @staticmethod
    def deploy(region, resources):
        errors = []
        with mock_aws():
            account = Account(region)
            for resource in resources:
                make = account.makers.get(resource["type"])
                label = f"{resource['stack']}: {resource['id']} ({resource['type']})"
                if make is None:
                    errors.append(f"{label}: nothing here says how it is made")
                    continue
                try:
                    make(account, resource["name"], resource["properties"])
                except (ClientError, ParamValidationError, Exists, KeyError, ValueError) as refused:
                    errors.append(f"{label}: {type(refused).__name__}: {refused}")
        return errors

    def alarm(self, name, p):
        self.new_alarm(name)
        self.cloudwatch.put_metric_alarm(**{**p, "AlarmName": name})

    def composite_alarm(self, name, p):
        # moto has no PutCompositeAlarm; names are shared with the other alarms.
        self.new_alarm(name)
        self.noted.add(("alarm", name))

    def new_alarm(self, name):
        if ("alarm", name) in self.noted or self.cloudwatch.describe_alarms(AlarmNames=[name])["MetricAlarms"]:
            raise Exists(f"there is an alarm {name}")

    def dashboard(self, name, p):
        if any(d["DashboardName"] == name for d in self.cloudwatch.list_dashboards()["DashboardEntries"]):
            raise Exists(f"there is a dashboard {name}")
        json.loads(p["DashboardBody"])
        self.cloudwatch.put_dashboard(DashboardName=name, DashboardBody=p["DashboardBody"])

    def log_group(self, name, p):
        self.logs.create_log_group(logGroupName=name)
        if "RetentionInDays" in p:
            self.logs.put_retention_policy(logGroupName=name, retentionInDays=int(p["RetentionInDays"]))

    def log_stream(self, name, p):
        self.logs.create_log_stream(logGroupName=p["LogGroupName"], logStreamName=p.get("LogStreamName", name))

    def subscription_filter(self, name, p):
        self.logs.put_subscription_filter(filterName=name, **lower(p))

    def query(self, name, p):
        # moto has no PutQueryDefinition. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutQueryDefinition.html
        for group in p.get("LogGroupNames", []):
            self.logs.describe_log_streams(logGroupName=group)
        if ("query", name) in self.noted:
            raise Exists(f"there is a saved query {name}")
        self.noted.add(("query", name))

    def schedule(self, name, p):
        self.scheduler.create_schedule(**{**p, "Name": name})

    def rule(self, name, p):
        pattern = {"EventPattern": json.dumps(p["EventPattern"])} if "EventPattern" in p else {}
        self.events.put_rule(Name=name, **pattern, **only(p, "ScheduleExpression", "Description", "State"))
        self.events.put_targets(Rule=name, Targets=p["Targets"])

    def topic(self, name, p):
        attributes = only(p, "DisplayName", "KmsMasterKeyId")
        arn = f":{name}"
        if any(t["TopicArn"].endswith(arn) for t in self.sns.list_topics()["Topics"]):
            raise Exists(f"there is a topic {name}")
        self.sns.create_topic(Name=name, Attributes=attributes)

    def topic_policy(self, name, p):
        for topic in p["Topics"]:
            self.sns.set_topic_attributes(TopicArn=topic, AttributeName="Policy", AttributeValue=json.dumps(p["PolicyDocument"]))

    def subscription(self, name, p):
        attributes = {k: json.dumps(v) if isinstance(v, dict) else str(v) for k, v in p.items() if k not in ("TopicArn", "Protocol", "Endpoint", "Region")}
        self.sns.subscribe(TopicArn=p["TopicArn"], Protocol=p["Protocol"], Endpoint=p["Endpoint"], Attributes=attributes)

    def queue(self, name, p):
        attributes = {k: json.dumps(v) if isinstance(v, dict) else str(v).lower() if isinstance(v, bool) else str(v) for k, v in p.items() if k not in ("QueueName", "Tags")}
        self.sqs.create_queue(QueueName=name, Attributes=attributes)

    def queue_policy(self, name, p):
        for queue in p["Queues"]:
            self.sqs.set_queue_attributes(QueueUrl=queue, Attributes={"Policy": json.dumps(p["PolicyDocument"])})

    def role(self, name, p):
        self.iam.create_role(RoleName=name, AssumeRolePolicyDocument=policy(p["AssumeRolePolicyDocument"]))
        for inline in p.get("Policies", []):
            self.iam.put_role_policy(RoleName=name, PolicyName=inline["PolicyName"], PolicyDocument=policy(inline["PolicyDocument"]))
        for arn in p.get("ManagedPolicyArns", []):
            # AWS's own policies are in every account, and in none of moto's.
            if ":iam::aws:policy/" not in arn:
                self.iam.attach_role_policy(RoleName=name, PolicyArn=arn)

    def managed_policy(self, name, p):
        self.iam.create_policy(PolicyName=name, PolicyDocument=policy(p["PolicyDocument"]), **only(p, "Description"))

    def role_policy(self, name, p):
        for role in p.get("Roles", []):
            self.iam.put_role_policy(RoleName=role, PolicyName=p["PolicyName"], PolicyDocument=policy(p["PolicyDocument"]))

    def function(self, name, p):
        settings = only(p, "Runtime", "Role", "Handler", "Code", "Description", "Timeout", "MemorySize", "Environment", "Architectures", "TracingConfig")
        self.functions.create_function(FunctionName=name, Tags={t["Key"]: t["Value"] for t in p.get("Tags", [])}, **settings)
        if "ReservedConcurrentExecutions" in p:
            self.functions.put_function_concurrency(FunctionName=name, ReservedConcurrentExecutions=int(p["ReservedConcurrentExecutions"]))

    def version(self, name, p):
        self.functions.publish_version(FunctionName=p["FunctionName"])

    def alias(self, name, p):
        self.functions.create_alias(**only(p, "FunctionName", "Name", "FunctionVersion"))

    def permission(self, name, p):
        self.functions.add_permission(
            StatementId=name[-100:], FunctionName=function_of(p["FunctionName"]),
            **only(p, "Action", "Principal", "SourceArn", "SourceAccount", "FunctionUrlAuthType"))

    def function_url(self, name, p):
        self.functions.create_function_url_config(FunctionName=function_of(p["TargetFunctionArn"]), AuthType=p["AuthType"])

    def event_invoke_config(self, name, p):
        self.functions.put_function_event_invoke_config(**p)

    def table(self, name, p):
        self.dynamodb.create_table(TableName=name, **only(p, "BillingMode", "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes"))
        if "TimeToLiveSpecification" in p:
            self.dynamodb.update_time_to_live(TableName=name, TimeToLiveSpecification=p["TimeToLiveSpecification"])

    def bucket(self, name, p):
        self.s3.create_bucket(Bucket=name, **self.where)

    def bucket_policy(self, name, p):
        self.s3.put_bucket_policy(Bucket=p["Bucket"], Policy=json.dumps(p["PolicyDocument"]))

    def delivery_stream(self, name, p):
        self.firehose.create_delivery_stream(DeliveryStreamName=name, **only(p, "DeliveryStreamType", "ExtendedS3DestinationConfiguration"))

    def application(self, name, p):
        self.codedeploy.create_application(applicationName=name, computePlatform=p["ComputePlatform"])

    def deployment_group(self, name, p):
        self.codedeploy.create_deployment_group(
            applicationName=p["ApplicationName"], deploymentGroupName=name, serviceRoleArn=p["ServiceRoleArn"],
            deploymentConfigName=p["DeploymentConfigName"])

    def nested(self, name, p):
        """Its resources are among those that are made."""

    def export(self, name, p):
        if ("export", name) in self.noted:
            raise Exists(f"another stack exports {name}")
        self.noted.add(("export", name))

    makers = {
        "AWS::CloudFormation::Stack": nested,
        "AWS::CloudWatch::Alarm": alarm,
        "AWS::CloudWatch::CompositeAlarm": composite_alarm,
        "AWS::CloudWatch::Dashboard": dashboard,
        "AWS::CodeDeploy::Application": application,
        "AWS::CodeDeploy::DeploymentGroup": deployment_group,
        "AWS::DynamoDB::Table": table,
        "AWS::Events::Rule": rule,
        "AWS::IAM::ManagedPolicy": managed_policy,
        "AWS::IAM::Policy": role_policy,
        "AWS::IAM::Role": role,
        "AWS::KinesisFirehose::DeliveryStream": delivery_stream,
        "AWS::Lambda::Alias": alias,
        "AWS::Lambda::EventInvokeConfig": event_invoke_config,
        "AWS::Lambda::Function": function,
        "AWS::Lambda::Permission": permission,
        "AWS::Lambda::Url": function_url,
        "AWS::Lambda::Version": version,
        "AWS::Logs::LogGroup": log_group,
        "AWS::Logs::LogStream": log_stream,
        "AWS::Logs::QueryDefinition": query,
        "AWS::Logs::SubscriptionFilter": subscription_filter,
        "AWS::S3::Bucket": bucket,
        "AWS::S3::BucketPolicy": bucket_policy,
        "AWS::SNS::Subscription": subscription,
        "AWS::SNS::Topic": topic,
        "AWS::SNS::TopicPolicy": topic_policy,
        "AWS::SQS::Queue": queue,
        "AWS::SQS::QueuePolicy": queue_policy,
        "Export": export,
        "AWS::Scheduler::Schedule": schedule,
    }
