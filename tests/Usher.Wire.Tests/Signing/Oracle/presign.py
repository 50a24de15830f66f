"""Prints random requests, presigned by botocore in the way of Signature Version 2, as lines of JSON: presign.py SEED COUNT"""
import json
import random
import sys
from urllib.parse import quote, urlsplit

try:
    import botocore.auth
    from botocore import __version__
    from botocore.auth import HmacV1QueryAuth
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials
except ImportError:
    sys.exit(3)

dice = random.Random(int(sys.argv[1]))
LETTERS = "abcXYZ019-._~ &%=?#/:;@!$'()*,[]\"<>\\^`{|}\u00e9\u4e2d\U0001f3ac"
NOW = 1795464127


class Clock:
    """botocore asks time.time(); vectors do not change with the day."""

    @staticmethod
    def time():
        return NOW


botocore.auth.time = Clock


def text(least, most, letters=LETTERS):
    return "".join(dice.choice(letters) for _ in range(dice.randint(least, most)))


def presigned():
    credentials = Credentials("AKIA" + text(16, 16, "ABC234"), text(40, 40, "abcDEF/+019"), dice.choice([None, "FwoGZXIvYXdzE//+=" + text(10, 40, "abc/+=")]))
    method = dice.choice(["GET", "PUT", "DELETE", "HEAD"])
    virtual = dice.random() < 0.2
    key = quote(dice.choice(["", "../", "./", "a//b/"]) + text(0, 20), safe="/~")
    host = "bucket-1.localhost:4566" if virtual else dice.choice(["localhost:4566", "127.0.0.1:4566"])
    params = []
    for name in dice.sample(["acl", "tagging", "uploads", "policy"], dice.choice([0, 0, 1])):
        params.append(name)
    for name in dice.sample(["response-content-type", "response-content-disposition", "uploadId", "partNumber", "versionId", "prefix", "max-keys"], dice.randint(0, 3)):
        params.append(name + "=" + quote(text(1, 12), safe="~"))
    dice.shuffle(params)
    url = f"http://{host}/{'' if virtual else 'bucket-1/'}{key}" + ("?" + "&".join(params) if params else "")
    headers = {"Content-Type": "text/plain"} if method == "PUT" and dice.random() < 0.5 else {}
    if dice.random() < 0.4:
        headers["x-amz-meta-note"] = "a" + text(0, 10, "b ") + "c"
    if dice.random() < 0.2:
        headers["x-amz-acl"] = "private"
    request = AWSRequest(method=method, url=url, headers=headers)
    if virtual:
        request.auth_path = f"/bucket-1/{key}"
    HmacV1QueryAuth(credentials, expires=dice.choice([1, 3600, 604800])).add_auth(request)
    parts = urlsplit(request.url)
    return {
        "method": method,
        "path": parts.path,
        "query": parts.query,
        "headers": [["Host", parts.netloc]],
        "secret": credentials.secret_key,
        "token": credentials.token,
        "botocore": __version__,
    }


for number in range(int(sys.argv[2])):
    print(json.dumps(presigned()))
