"""What the scripts here share: clients that speak to the server under test, and a word on what went wrong."""

import contextlib
import os
import urllib.error
import urllib.request
import uuid

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

ENDPOINT = os.environ["AWS_ENDPOINT_URL"]
REGION = os.environ["AWS_REGION"]


def client(service, keys=None, config=None):
    """A client of a service; with the keys of a user or a session, or those of the environment."""
    extra = {}
    if keys:
        extra = {"aws_access_key_id": keys["AccessKeyId"], "aws_secret_access_key": keys["SecretAccessKey"], "aws_session_token": keys.get("SessionToken")}
    return boto3.client(service, endpoint_url=ENDPOINT, region_name=REGION, config=config or Config(retries={"max_attempts": 1}), **extra)


@contextlib.contextmanager
def refused(code, *texts):
    """The block must end with this error, its message holding these texts."""
    try:
        yield
    except ClientError as error:
        came = error.response["Error"]
        assert came["Code"] == code, f"wanted {code}, got {came}"
        for text in texts:
            assert text in came["Message"], f"wanted {text!r} in {came['Message']!r}"
        assert error.response["ResponseMetadata"]["RequestId"], "an error has a request id"
    else:
        raise AssertionError(f"wanted {code}; nothing was refused")


@contextlib.contextmanager
def closed(status, text):
    """The block must end with this HTTP status, the answer holding the text."""
    try:
        yield
    except urllib.error.HTTPError as error:
        body = error.read().decode()
        assert error.code == status and text in body, f"wanted {status} and {text!r}, got {error.code} and {body}"
    else:
        raise AssertionError(f"wanted {status}; it was answered")


def post(form, file_name, content):
    """Sends a form as a browser does, the file last. Returns the HTTP status."""
    boundary = uuid.uuid4().hex
    fields = "".join(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in form["fields"].items())
    file = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{file_name}"\r\nContent-Type: application/octet-stream\r\n\r\n'
    body = fields.encode() + file.encode() + content + f"\r\n--{boundary}--\r\n".encode()
    request = urllib.request.Request(form["url"], data=body, headers={"Content-Type": f"multipart/form-data; boundary={boundary}"})
    return urllib.request.urlopen(request).status
