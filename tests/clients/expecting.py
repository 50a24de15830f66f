"""What boto3 meets that sends 'Expect: 100-continue' with each PUT and keeps its connection: refusals and empty objects on one connection."""

import sys
import time

from botocore.config import Config

from usher_clients import client, refused

mark = sys.argv[1]
bucket = f"expecting-{mark}"
# A stall ends in a timeout, which would be an error.
s3 = client("s3", config=Config(retries={"max_attempts": 1, "mode": "standard"}, read_timeout=20, max_pool_connections=1))
began = time.monotonic()

with refused("NoSuchBucket"):
    s3.put_object(Bucket=bucket, Key="a", Body=b"x")
s3.create_bucket(Bucket=bucket)
s3.put_object(Bucket=bucket, Key="a", Body=b"x")
# Debian 12's boto3 does not know it yet.
if "IfNoneMatch" in s3.meta.service_model.operation_model("PutObject").input_shape.members:
    with refused("PreconditionFailed"):
        s3.put_object(Bucket=bucket, Key="a", Body=b"x", IfNoneMatch="*")
assert s3.get_object(Bucket=bucket, Key="a")["Body"].read() == b"x"
with refused("NotImplemented"):
    s3.put_object(Bucket=bucket, Key="b", Body=b"x", ServerSideEncryption="aws:kms")
with refused("InvalidStorageClass"):
    s3.put_object(Bucket=bucket, Key="b", Body=b"x", StorageClass="CHEAP")
with refused("NoSuchUpload"):
    s3.upload_part(Bucket=bucket, Key="b", PartNumber=1, UploadId="none", Body=b"x")
with refused("InvalidAccessKeyId"):
    client("s3", {"AccessKeyId": "AKIANOBODY", "SecretAccessKey": "x"}).put_object(Bucket=bucket, Key="b", Body=b"x")
for index in range(10):
    s3.put_object(Bucket=bucket, Key=f"{index}/_SUCCESS", Body=b"")
    s3.put_object(Bucket=bucket, Key=f"{index}/part-0", Body=b"x")
s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Suspended"})
with refused("NotImplemented", "usher serve --buckets URL"):
    s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
sizes = [one["Size"] for one in s3.list_objects_v2(Bucket=bucket)["Contents"]]
assert sorted(sizes) == [0] * 10 + [1] * 11, sizes
print(f"{time.monotonic() - began:.2f} s")
