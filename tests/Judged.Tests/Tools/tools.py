"""AWS's translator and moto for the tests: takes one JSON request a line, answers each with a line of JSON.

read       {path}                              -> the template as JSON, intrinsic functions in their long form
parameters {path}                              -> samconfig.toml's environments: stack names and parameters
translate  {template, parameters, region}      -> {template} as CloudFormation gets it, or {errors}
deploy     {region, resources}                 -> {errors}: what moto refused of these, made one after the other in an empty account
"""
import json
import os
import re
import sys
import tomllib
import traceback

os.environ.update(AWS_ACCESS_KEY_ID="moto", AWS_SECRET_ACCESS_KEY="moto", AWS_EC2_METADATA_DISABLED="true")


def read(path):
    from cfnlint.decode import decode

    template, problems = decode(path)
    if problems:
        raise ValueError("; ".join(problem.message for problem in problems))
    return json.loads(json.dumps(template))


def parameters(path):
    """As SAM reads them: `global` for every command, a value being one string of NAME=VALUE, a list of such strings, or a table."""
    with open(path, "rb") as file:
        config = tomllib.load(file)
    environments = {}
    for name, commands in config.items():
        if isinstance(commands, dict):
            everywhere = commands.get("global", {}).get("parameters", {})
            deploy = {**everywhere, **commands.get("deploy", {}).get("parameters", {})}
            environments[name] = {
                "stack": deploy.get("stack_name"),
                "parameters": overrides(deploy.get("parameter_overrides", [])),
            }
    return environments


def overrides(given):
    if isinstance(given, dict):
        return {name: ",".join(map(str, v)) if isinstance(v, list) else str(v) for name, v in given.items()}
    text = given if isinstance(given, str) else " ".join(given)
    pairs = re.findall(r"""([A-Za-z0-9_]+)=("(?:\\.|[^"\\])*"|'[^']*'|\S*)""", text)
    return {name: value.strip("\"'") for name, value in pairs}


def translate(template, parameters, region):
    from samtranslator.model.exceptions import InvalidDocumentException
    from samtranslator.translator.transform import transform

    class NoManagedPolicies:
        """The roles are the template's own: a policy that has to be looked up by its name is a mistake."""

        def load(self):
            return {}

    os.environ["AWS_DEFAULT_REGION"] = region
    # What `sam package` leaves: files of this machine are in a bucket, and Transform is CloudFormation's to apply.
    if "Transform" not in template:
        return {"template": template}
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource.setdefault("Properties", {})["CodeUri"] = "s3://artifacts/code.zip"
        elif resource["Type"] == "AWS::CloudFormation::Stack":
            resource["Properties"]["TemplateURL"] = "https://s3.amazonaws.com/artifacts/" + resource["Properties"]["TemplateURL"]
    template.get("Globals", {}).get("Function", {}).pop("CodeUri", None)
    try:
        return {"template": transform(template, parameters, NoManagedPolicies())}
    except InvalidDocumentException as refused:
        return {"errors": [cause.message for cause in refused.causes] or [str(refused)]}


def deploy(region, resources):
    from account import Account

    return {"errors": Account.deploy(region, resources)}


commands = {command.__name__: command for command in (read, parameters, translate, deploy)}
answers, sys.stdout = sys.stdout, sys.stderr
for line in sys.stdin:
    request = json.loads(line)
    try:
        answer = {"answer": commands[request.pop("do")](**request)}
    except Exception:
        answer = {"failed": traceback.format_exc()}
    print(json.dumps(answer), file=answers, flush=True)
