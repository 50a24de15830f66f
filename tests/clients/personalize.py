"""The journey of a Personalize notebook by boto3: from a file in a bucket to recommendations that follow what a user does."""

import json
import random
import sys
import time

from botocore.exceptions import ClientError

from usher_clients import client, refused

mark = sys.argv[1]
bucket, name = f"personalize-{mark}", f"notebook-{mark}"
s3, iam, personalize = client("s3"), client("iam"), client("personalize")
runtime, events = client("personalize-runtime"), client("personalize-events")
account = client("sts").get_caller_identity()["Account"]


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def settled(describe):
    """Waits as notebooks do, with less patience."""
    deadline = time.time() + 120
    while time.time() < deadline:
        described = describe()
        if described["status"] == "ACTIVE" or "FAILED" in described["status"]:
            return described
        time.sleep(0.1)
    raise AssertionError(f"nothing came of {described}")


def active(describe):
    described = settled(describe)
    assert described["status"] == "ACTIVE" and "failureReason" not in described, described


def gone(describe):
    """Waits until describing finds nothing."""
    try:
        while True:
            describe()
            time.sleep(0.1)
    except ClientError as error:
        assert error.response["Error"]["Code"] == "ResourceNotFoundException", error


# Viewers who go through the films in an order of their own, with a new start now and then.
chance = random.Random(1)
rows = ["USER_ID,ITEM_ID,TIMESTAMP"]
for user in range(60):
    film = chance.randrange(80)
    for step in range(30):
        film = (film + 1) % 80 if chance.random() < 0.8 else chance.randrange(80)
        rows.append(f"{user},film-{film},{1_700_000_000 + user * 1000 + step}")

s3.create_bucket(Bucket=bucket)
s3.put_object(Bucket=bucket, Key="interactions.csv", Body="\n".join(rows).encode())
both = [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"]
service = {"Service": "personalize.amazonaws.com"}
condition = {"StringEquals": {"aws:SourceAccount": account}, "ArnLike": {"aws:SourceArn": f"arn:aws:personalize:*:{account}:*"}}
role = iam.create_role(RoleName=name, AssumeRolePolicyDocument=policy({"Effect": "Allow", "Principal": service, "Action": "sts:AssumeRole", "Condition": condition}))["Role"]["Arn"]
iam.put_role_policy(RoleName=name, PolicyName="read", PolicyDocument=policy({"Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": both}))

columns = [{"name": "USER_ID", "type": "string"}, {"name": "ITEM_ID", "type": "string"}, {"name": "TIMESTAMP", "type": "long"}]
avro = {"type": "record", "name": "Interactions", "namespace": "com.amazonaws.personalize.schema", "fields": columns, "version": "1.0"}
schema = personalize.create_schema(name=name, schema=json.dumps(avro))["schemaArn"]
assert json.loads(personalize.describe_schema(schemaArn=schema)["schema"]["schema"]) == avro
group = personalize.create_dataset_group(name=name)["datasetGroupArn"]
active(lambda: personalize.describe_dataset_group(datasetGroupArn=group)["datasetGroup"])
with refused("ResourceAlreadyExistsException", f"Another resource with Arn {group} already exists."):
    personalize.create_dataset_group(name=name)
dataset = personalize.create_dataset(name=name, datasetGroupArn=group, datasetType="Interactions", schemaArn=schema)["datasetArn"]
active(lambda: personalize.describe_dataset(datasetArn=dataset)["dataset"])


def importing(job):
    arn = personalize.create_dataset_import_job(
        jobName=f"{name}-{job}", datasetArn=dataset, dataSource={"dataLocation": f"s3://{bucket}/interactions.csv"}, roleArn=role)["datasetImportJobArn"]
    return lambda: personalize.describe_dataset_import_job(datasetImportJobArn=arn)["datasetImportJob"]


# The mistake of nearly every first try: the bucket has no policy.
failed = settled(importing("first"))
assert "Insufficient privileges for accessing data in Amazon S3." in failed["failureReason"], failed
s3.put_bucket_policy(Bucket=bucket, Policy=policy({"Effect": "Allow", "Principal": service, "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": both, "Condition": condition}))
active(importing("second"))

recipe = "arn:aws:personalize:::recipe/usher-transitions"
recipes = [one["recipeArn"] for page in personalize.get_paginator("list_recipes").paginate(maxResults=3) for one in page["recipes"]]
assert recipe in recipes and recipes == sorted(set(recipes)), recipes
with refused("InvalidInputException", "performAutoML and recipeArn cannot be given together: remove one."):
    personalize.create_solution(name=name, datasetGroupArn=group, performAutoML=True, recipeArn=recipe)
solution = personalize.create_solution(name=name, datasetGroupArn=group, recipeArn=recipe)["solutionArn"]
active(lambda: personalize.describe_solution(solutionArn=solution)["solution"])
version = personalize.create_solution_version(solutionArn=solution)["solutionVersionArn"]
active(lambda: personalize.describe_solution_version(solutionVersionArn=version)["solutionVersion"])
metrics = personalize.get_solution_metrics(solutionVersionArn=version)["metrics"]
assert 0 < metrics["mean_reciprocal_rank_at_25"] <= 1 and 0 < metrics["coverage"] <= 1, metrics
campaign = personalize.create_campaign(name=name, solutionVersionArn=version, minProvisionedTPS=1)["campaignArn"]
active(lambda: personalize.describe_campaign(campaignArn=campaign)["campaign"])


def recommend(**more):
    return [one["itemId"] for one in runtime.get_recommendations(campaignArn=campaign, userId="22", **more)["itemList"]]


before = recommend()
assert len(before) == len(set(before)) == 25 and recommend(numResults=3) == before[:3], before
with refused("InvalidInputException", "numResults is 501"):
    recommend(numResults=501)
tracker = personalize.create_event_tracker(name=name, datasetGroupArn=group)
sent = events.put_events(trackingId=tracker["trackingId"], userId="22", sessionId="s1", eventList=[{"eventType": "Watch", "itemId": before[-1], "sentAt": time.time()}])
assert sent["ResponseMetadata"]["HTTPStatusCode"] == 200 and sent["ResponseMetadata"]["RequestId"], sent
assert recommend() != before, "an event changes the very next answer"
with refused("InvalidInputException", "trackingId 'no-tracker' is that of no event tracker."):
    events.put_events(trackingId="no-tracker", sessionId="s1", eventList=[{"eventType": "Watch", "itemId": "film-1", "sentAt": time.time()}])

# Clean_Up_Resources, begun at the wrong end.
with refused("ResourceInUseException", f"The dataset group {group} still has ", dataset, solution):
    personalize.delete_dataset_group(datasetGroupArn=group)
personalize.delete_campaign(campaignArn=campaign)
gone(lambda: personalize.describe_campaign(campaignArn=campaign))
personalize.delete_event_tracker(eventTrackerArn=tracker["eventTrackerArn"])
gone(lambda: personalize.describe_event_tracker(eventTrackerArn=tracker["eventTrackerArn"]))
personalize.delete_solution(solutionArn=solution)
gone(lambda: personalize.describe_solution(solutionArn=solution))
personalize.delete_dataset(datasetArn=dataset)
gone(lambda: personalize.describe_dataset(datasetArn=dataset))
personalize.delete_schema(schemaArn=schema)
personalize.delete_dataset_group(datasetGroupArn=group)
gone(lambda: personalize.describe_dataset_group(datasetGroupArn=group))
assert group not in [one["datasetGroupArn"] for one in personalize.list_dataset_groups()["datasetGroups"]]
