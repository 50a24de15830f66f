"""From an empty account to a bucket that Personalize may read, by boto3."""

import json
import sys

from usher_clients import client, refused

mark = sys.argv[1]
bucket, user, role = f"journey-{mark}", f"journey-user-{mark}", f"journey-role-{mark}"
s3, iam, sts = client("s3"), client("iam"), client("sts")
account = sts.get_caller_identity()["Account"]


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


both = [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"]
s3.create_bucket(Bucket=bucket)
s3.put_object(Bucket=bucket, Key="interactions.csv", Body=b"USER_ID,ITEM_ID,TIMESTAMP\n1,2,3\n")
with refused("NoSuchBucket"):
    s3.list_objects_v2(Bucket=bucket + "-absent")

iam.create_user(UserName=user)
with refused("EntityAlreadyExists"):
    iam.create_user(UserName=user)
iam.attach_user_policy(UserName=user, PolicyArn="arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess")
keys = iam.create_access_key(UserName=user)["AccessKey"]
reader = client("s3", keys)
assert reader.get_object(Bucket=bucket, Key="interactions.csv")["Body"].read().startswith(b"USER_ID")
with refused("AccessDenied", "s3:PutObject", "because no identity-based policy allows"):
    reader.put_object(Bucket=bucket, Key="x", Body=b"")
with refused("AccessDenied", "iam:CreateUser"):
    client("iam", keys).create_user(UserName=user + "-2")

trust = policy({"Effect": "Allow", "Principal": {"Service": "personalize.amazonaws.com"}, "Action": "sts:AssumeRole"})
arn = iam.create_role(RoleName=role, AssumeRolePolicyDocument=trust)["Role"]["Arn"]
assert iam.get_role(RoleName=role)["Role"]["AssumeRolePolicyDocument"] == json.loads(trust)
iam.put_role_policy(RoleName=role, PolicyName="read", PolicyDocument=policy({"Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": both}))
iam.attach_role_policy(RoleName=role, PolicyArn="arn:aws:iam::aws:policy/service-role/AmazonPersonalizeFullAccess")
with refused("AccessDenied", "sts:AssumeRole"):
    client("sts", keys).assume_role(RoleArn=arn, RoleSessionName="session")
with refused("MalformedPolicyDocument"):
    iam.put_role_policy(RoleName=role, PolicyName="bad", PolicyDocument='{"Version": "2012-10-17", "Statement": [{"Effect": "Perhaps"}]}')

iam.update_assume_role_policy(RoleName=role, PolicyDocument=policy({"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{account}:user/{user}"}, "Action": "sts:AssumeRole"}))
session = client("sts", keys).assume_role(
    RoleArn=arn, RoleSessionName="session", Policy=policy({"Effect": "Allow", "Action": "s3:GetObject", "Resource": both[1]}))["Credentials"]
as_role = client("s3", session)
as_role.get_object(Bucket=bucket, Key="interactions.csv")["Body"].read()
with refused("AccessDenied", "because no session policy allows the s3:ListBucket action"):
    as_role.list_objects_v2(Bucket=bucket)

s3.put_bucket_policy(Bucket=bucket, Policy=policy({"Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": both[1], "Condition": {"StringEquals": {"aws:username": user}}}))
with refused("AccessDenied", "with an explicit deny in a resource-based policy"):
    reader.get_object(Bucket=bucket, Key="interactions.csv")
s3.delete_bucket_policy(Bucket=bucket)

results = iam.simulate_principal_policy(PolicySourceArn=arn, ActionNames=["s3:GetObject", "s3:DeleteBucket"], ResourceArns=[both[1]])["EvaluationResults"]
assert [result["EvalDecision"] for result in results] == ["allowed", "implicitDeny"], results
assert results[0]["MatchedStatements"][0]["SourcePolicyId"], results

iam.update_access_key(UserName=user, AccessKeyId=keys["AccessKeyId"], Status="Inactive")
with refused("InvalidAccessKeyId"):
    reader.list_buckets()
with refused("InvalidClientTokenId"):
    client("sts", keys).get_caller_identity()
with refused("DeleteConflict"):
    iam.delete_user(UserName=user)
