"""What boto3 does with objects: transfer manager, presigned addresses, ranges, listings, checksums, odd keys."""

import hashlib
import io
import os
import re
import sys
import urllib.request

import boto3
from botocore.config import Config
from boto3.s3.transfer import TransferConfig

from usher_clients import client, closed, post, refused

mark = sys.argv[1]
bucket = f"objects-{mark}"
s3 = client("s3")
s3.create_bucket(Bucket=bucket)

# The transfer manager splits what is large and puts it together again.
large = os.urandom(18 * 1024 * 1024 + 7)
parts = TransferConfig(multipart_threshold=5 * 1024 * 1024, multipart_chunksize=5 * 1024 * 1024, max_concurrency=4)
s3.upload_fileobj(io.BytesIO(large), bucket, "large.bin", Config=parts)
head = s3.head_object(Bucket=bucket, Key="large.bin")
assert head["ContentLength"] == len(large) and head["ETag"].endswith('-4"'), head
back = io.BytesIO()
s3.download_fileobj(bucket, "large.bin", back, Config=parts)
assert hashlib.sha256(back.getvalue()).digest() == hashlib.sha256(large).digest()
piece = s3.get_object(Bucket=bucket, Key="large.bin", Range="bytes=5242879-5242881")
assert piece["Body"].read() == large[5242879:5242882] and piece["ResponseMetadata"]["HTTPStatusCode"] == 206

# Keys of any letters stay what they are, and never leave the bucket.
keys = ["a/b//c", "../../etc/passwd", "./.", "snow ☃ +&=?#%", "ключ/λ", "tab\tand\nline", "trailing/", "%2e%2e/%41", "e\u0301", "\u00e9", "z" * 1024]
for key in keys:
    s3.put_object(Bucket=bucket, Key=key, Body=key.encode())
    assert s3.get_object(Bucket=bucket, Key=key)["Body"].read() == key.encode(), key
listed = [one["Key"] for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, PaginationConfig={"PageSize": 3}) for one in page.get("Contents", [])]
assert listed == sorted(keys + ["large.bin"], key=str.encode), listed
with refused("KeyTooLongError"):
    s3.put_object(Bucket=bucket, Key="z" * 1025, Body=b"")

# Presigned addresses need no header, and only do what they were made for.
# Without the setting, boto3 signs addresses of us-east-1 the way of version 2.
for config in (Config(signature_version="s3v4"), None):
    signer = client("s3", config=config)
    get = signer.generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": "ключ/λ"}, ExpiresIn=60)
    assert urllib.request.urlopen(get).read() == "ключ/λ".encode()
    put = signer.generate_presigned_url("put_object", Params={"Bucket": bucket, "Key": "presigned"}, ExpiresIn=60)
    request = urllib.request.Request(put, data=b"by address", method="PUT")
    request.add_header("Content-Type", "")
    urllib.request.urlopen(request)
    assert s3.get_object(Bucket=bucket, Key="presigned")["Body"].read() == b"by address"
    as_text = signer.generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": "presigned", "ResponseContentType": "text/x-note; a=b+c"})
    assert urllib.request.urlopen(as_text).headers["Content-Type"] == "text/x-note; a=b+c"
    head = signer.generate_presigned_url("head_object", Params={"Bucket": bucket, "Key": "presigned"})
    assert urllib.request.urlopen(urllib.request.Request(head, method="HEAD")).headers["Content-Length"] == "10"
    with closed(403, "SignatureDoesNotMatch"):
        urllib.request.urlopen(head)
    with closed(403, "SignatureDoesNotMatch"):
        urllib.request.urlopen(get.replace("/%D0", "/%D1", 1))
    urllib.request.urlopen(urllib.request.Request(signer.generate_presigned_url("delete_object", Params={"Bucket": bucket, "Key": "presigned"}), method="DELETE"))
    with refused("NoSuchKey"):
        s3.get_object(Bucket=bucket, Key="presigned")

    # A session's address carries its token, and is nothing without it.
    session = client("sts").get_session_token()["Credentials"]
    lent = client("s3", session, config=config).generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": "a/b//c"})
    assert urllib.request.urlopen(lent).read() == b"a/b//c"
    with closed(400, "InvalidToken"):
        urllib.request.urlopen(re.sub("&x-amz-security-token=[^&]*", "", lent, flags=re.IGNORECASE))
    with closed(400, "InvalidToken"):
        urllib.request.urlopen(re.sub("(x-amz-security-token=)[^&]*", r"\1other", lent, flags=re.IGNORECASE))

# What version 2 signs as headers goes into the address, and counts when the address is used.
put = client("s3").generate_presigned_url("put_object", Params={"Bucket": bucket, "Key": "typed", "ContentType": "text/csv", "Metadata": {"note": "n"}})
assert "AWSAccessKeyId" in put
urllib.request.urlopen(urllib.request.Request(put, data=b"x", method="PUT", headers={"Content-Type": "text/csv"}))
with closed(403, "Request has expired"):
    urllib.request.urlopen(client("s3").generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": "typed"}, ExpiresIn=-1))
typed = s3.head_object(Bucket=bucket, Key="typed")
assert (typed["ContentType"], typed["Metadata"]) == ("text/csv", {"note": "n"}), typed

# A checksum that was asked for comes back, and a wrong one is refused.
put = s3.put_object(Bucket=bucket, Key="sum", Body=b"abc", ChecksumAlgorithm="SHA256")
assert put["ChecksumSHA256"] == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=", put
with refused("BadDigest"):
    s3.put_object(Bucket=bucket, Key="sum", Body=b"abc", ContentMD5="AAAAAAAAAAAAAAAAAAAAAA==")

# Half-finished uploads are listed and can be given up.
upload = s3.create_multipart_upload(Bucket=bucket, Key="half")["UploadId"]
s3.upload_part(Bucket=bucket, Key="half", UploadId=upload, PartNumber=1, Body=b"x")
assert [one["UploadId"] for one in s3.list_multipart_uploads(Bucket=bucket)["Uploads"]] == [upload]
s3.abort_multipart_upload(Bucket=bucket, Key="half", UploadId=upload)
assert "Uploads" not in s3.list_multipart_uploads(Bucket=bucket)

# Copies and conditions.
s3.copy_object(Bucket=bucket, Key="copy", CopySource={"Bucket": bucket, "Key": "sum"})
assert s3.get_object(Bucket=bucket, Key="copy")["Body"].read() == b"abc"
with refused("404"):
    s3.head_object(Bucket=bucket, Key="absent")
with refused("NoSuchKey"):
    s3.get_object(Bucket=bucket, Key="absent")
with refused("304"):
    s3.get_object(Bucket=bucket, Key="copy", IfNoneMatch=s3.head_object(Bucket=bucket, Key="copy")["ETag"])

# A form for a browser: the policy says what may be stored, and the form is good for nothing else.
for config in (Config(signature_version="s3v4"), None):
    form = client("s3", config=config).generate_presigned_post(
        bucket, "forms/${filename}", Fields={"Content-Type": "text/csv"}, Conditions=[["starts-with", "$Content-Type", "text/"], ["content-length-range", 1, 10]], ExpiresIn=60)
    assert post(form, "rows.csv", b"1,2,3") == 204, form
    assert s3.get_object(Bucket=bucket, Key="forms/rows.csv")["Body"].read() == b"1,2,3"
    assert s3.head_object(Bucket=bucket, Key="forms/rows.csv")["ContentType"] == "text/csv"
    with closed(400, "EntityTooLarge"):
        post(form, "rows.csv", b"12345678901")
    form["fields"]["Content-Type"] = "image/png"
    with closed(403, "AccessDenied"):
        post(form, "rows.csv", b"1")

# Rules for the scripts of other pages.
with refused("NoSuchCORSConfiguration"):
    s3.get_bucket_cors(Bucket=bucket)
s3.put_bucket_cors(Bucket=bucket, CORSConfiguration={"CORSRules": [{"AllowedOrigins": ["https://films.example.com"], "AllowedMethods": ["POST"], "AllowedHeaders": ["*"]}]})
assert s3.get_bucket_cors(Bucket=bucket)["CORSRules"][0]["AllowedMethods"] == ["POST"]
preflight = urllib.request.Request(form["url"], method="OPTIONS", headers={"Origin": "https://films.example.com", "Access-Control-Request-Method": "POST"})
assert urllib.request.urlopen(preflight).headers["Access-Control-Allow-Origin"] == "https://films.example.com"
s3.delete_bucket_cors(Bucket=bucket)
with closed(403, "AccessForbidden"):
    urllib.request.urlopen(preflight)

everything = [{"Key": one["Key"]} for one in s3.list_objects_v2(Bucket=bucket)["Contents"]]
assert len(s3.delete_objects(Bucket=bucket, Delete={"Objects": everything})["Deleted"]) == len(everything)
s3.delete_bucket(Bucket=bucket)
