"""Prints random requests, signed by botocore, as lines of JSON: sign.py SEED COUNT"""
import base64
import json
import random
import sys
from urllib.parse import quote, urlsplit

try:
    from botocore import __version__
    from botocore.auth import S3SigV4Auth, S3SigV4QueryAuth, SigV4Auth, SigV4QueryAuth
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials
    from botocore.utils import percent_encode_sequence
except ImportError:
    sys.exit(3)

dice = random.Random(int(sys.argv[1]))
LETTERS = "abcXYZ019-._~ +%&=?#/:;@!$'()*,[]\"<>\\^`{|}\u00e9\u4e2d\U0001f3ac\u0301\u200b"


def text(least, most, letters=LETTERS):
    return "".join(dice.choice(letters) for _ in range(dice.randint(least, most)))


def path(is_s3):
    if is_s3:
        return "/bucket-1/" + quote(dice.choice(["", "../", "./", "/", "a//b/"]) + text(0, 20), safe="/~")
    return dice.choice(["/", "/recommendations", "/a/./b/../c", "//x//", "/" + quote(text(1, 8), safe="/~")])


def signed(number):
    is_s3 = dice.random() < 0.5
    service = "s3" if is_s3 else dice.choice(["iam", "sts", "personalize", "usher"])
    region = dice.choice(["us-east-1", "eu-west-1", "ap-southeast-2"])
    presigned = dice.random() < 0.3
    token = dice.choice([None, "FwoGZXIvYXdzE//+=" + text(10, 40, "abc/+=")])
    credentials = Credentials("AKIA" + text(16, 16, "ABC234"), text(40, 40, "abcDEF/+019"), token)
    method = dice.choice(["GET", "PUT", "POST", "DELETE", "HEAD"])
    body = b"" if presigned else bytes(dice.randrange(256) for _ in range(dice.choice([0, 1, 200])))
    params = [(text(1, 6), text(0, 12)) for _ in range(dice.randint(0, 5))]
    host = dice.choice(["localhost:4566", "127.0.0.1:80", "s3.us-east-1.example.com"])
    url = f"http://{host}{path(is_s3)}"
    as_dictionary = dice.random() < 0.5
    if params and not as_dictionary:
        url += "?" + percent_encode_sequence(params)
    headers = {"Content-Type": "application/x-amz-json-1.1"} if dice.random() < 0.5 else {}
    if dice.random() < 0.5:
        headers["X-Amz-Meta-Note"] = "a" + text(0, 10, "b ") + "c"
    if dice.random() < 0.3:
        headers["User-Agent"] = "agent   of  many blanks"
    request = AWSRequest(method=method, url=url, data=body, headers=headers, params=dict(params) if as_dictionary else {})
    if is_s3 and dice.random() < 0.3:
        request.context["payload_signing_enabled"] = False
        request.url = request.url.replace("http://", "https://", 1)
    if presigned:
        seconds = dice.choice([1, 3600, 604800])
        (S3SigV4QueryAuth if is_s3 else SigV4QueryAuth)(credentials, service, region, expires=seconds).add_auth(request)
    else:
        (S3SigV4Auth if is_s3 else SigV4Auth)(credentials, service, region).add_auth(request)
    prepared = request.prepare()
    parts = urlsplit(prepared.url)
    default = {"http": ":80", "https": ":443"}[parts.scheme]
    sent = [["Host", parts.netloc.removesuffix(default)]]
    sent += [[name, value.decode("utf-8") if isinstance(value, bytes) else value] for name, value in prepared.headers.items()]
    return {
        "method": method,
        "path": parts.path,
        "query": parts.query,
        "headers": sent,
        "body": base64.b64encode(body).decode(),
        "secret": credentials.secret_key,
        "token": token,
        "botocore": __version__,
    }


for number in range(int(sys.argv[2])):
    print(json.dumps(signed(number)))
