"""Filters and promotions by boto3: a catalogue with its genres, a campaign, filters with placeholders, what a user has seen, and new arrivals that are promoted."""

import json
import sys
import time

from botocore.exceptions import ClientError

from usher_clients import client, refused

mark = sys.argv[1]
name = f"filters-{mark}"
s3, iam, personalize, runtime, events = client("s3"), client("iam"), client("personalize"), client("personalize-runtime"), client("personalize-events")


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def settled(describe):
    deadline = time.time() + 120
    while time.time() < deadline:
        described = describe()
        if described["status"] == "ACTIVE":
            return described
        assert "FAILED" not in described["status"], described
        time.sleep(0.1)
    raise AssertionError(f"nothing came of {described}")


both = [f"arn:aws:s3:::{name}", f"arn:aws:s3:::{name}/*"]
reading = {"Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": both}
service = {"Service": "personalize.amazonaws.com"}
s3.create_bucket(Bucket=name)
s3.put_bucket_policy(Bucket=name, Policy=policy({**reading, "Principal": service}))
role = iam.create_role(RoleName=name, AssumeRolePolicyDocument=policy({"Effect": "Allow", "Principal": service, "Action": "sts:AssumeRole"}))["Role"]["Arn"]
iam.put_role_policy(RoleName=name, PolicyName="read", PolicyDocument=policy(reading))

# Film n is watched by users 0 to 59 - n, so film 0 is the most popular; its genre and year follow from n.
genres = ["Comedy", "Drama", "Comedy|Drama", "Horror"]
rows = {
    "Interactions": ["USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP", *(f"u{user},f{film},Watch,{1_700_000_000 + 100 * user + film}" for film in range(40) for user in range(60 - film))],
    "Items": ["ITEM_ID,GENRES,YEAR", *(f"f{film},{genres[film % 4]},{1980 + film}" for film in range(40))],
    "Users": ["USER_ID,AGE", "u1,12", "u2,40"],
}
columns = {
    "Interactions": [("USER_ID", "string"), ("ITEM_ID", "string"), ("EVENT_TYPE", "string"), ("TIMESTAMP", "long")],
    "Items": [("ITEM_ID", "string"), ("GENRES", "string"), ("YEAR", "int")],
    "Users": [("USER_ID", "string"), ("AGE", "int")],
}
group = personalize.create_dataset_group(name=name)["datasetGroupArn"]
settled(lambda: personalize.describe_dataset_group(datasetGroupArn=group)["datasetGroup"])
datasets = {}
for kind, fields in columns.items():
    avro = {"type": "record", "name": kind, "namespace": "com.amazonaws.personalize.schema", "version": "1.0",
            "fields": [{"name": field, "type": of, **({"categorical": True} if field == "GENRES" else {})} for field, of in fields]}
    schema = personalize.create_schema(name=f"{name}-{kind}", schema=json.dumps(avro))["schemaArn"]
    datasets[kind] = personalize.create_dataset(name=f"{name}-{kind}", datasetGroupArn=group, datasetType=kind, schemaArn=schema)["datasetArn"]
    s3.put_object(Bucket=name, Key=f"{kind}.csv", Body="\n".join(rows[kind]).encode())
    job = personalize.create_dataset_import_job(jobName=f"{name}-{kind}", datasetArn=datasets[kind], dataSource={"dataLocation": f"s3://{name}/{kind}.csv"}, roleArn=role)["datasetImportJobArn"]
    settled(lambda: personalize.describe_dataset_import_job(datasetImportJobArn=job)["datasetImportJob"])
solution = personalize.create_solution(name=name, datasetGroupArn=group, recipeArn="arn:aws:personalize:::recipe/aws-popularity-count")["solutionArn"]
version = personalize.create_solution_version(solutionArn=solution)["solutionVersionArn"]
settled(lambda: personalize.describe_solution_version(solutionVersionArn=version)["solutionVersion"])
campaign = personalize.create_campaign(name=name, solutionVersionArn=version)["campaignArn"]
settled(lambda: personalize.describe_campaign(campaignArn=campaign)["campaign"])


def made(suffix, expression):
    arn = personalize.create_filter(name=f"{name}-{suffix}", datasetGroupArn=group, filterExpression=expression)["filterArn"]
    described = settled(lambda: personalize.describe_filter(filterArn=arn)["filter"])
    assert described["filterExpression"] == expression and described["datasetGroupArn"] == group, described
    return arn


def listed(count=5, **more):
    return [one["itemId"] for one in runtime.get_recommendations(campaignArn=campaign, numResults=count, **more)["itemList"]]


# A mistake is told with its line and column.
for expression, told in [
    ("INCLUDE ItemID WHERE Items.GENRE IN ($G)", "line 1, column 22: Items.GENRE is not there; the columns of the Items dataset are ITEM_ID, GENRES, YEAR."),
    ("INCLUDE ItemID WHERE Items.GENRES NOT IN ($G)", "Invalid input symbol: $G. Placeholders are not allowed with NOT_IN operator."),
    ("INCLUDE ItemID WHERE Items.YEAR LIKE 1980", "line 1, column 33"),
]:
    with refused("InvalidInputException", told):
        personalize.create_filter(name=f"{name}-no", datasetGroupArn=group, filterExpression=expression)

by_genre = made("genre", "INCLUDE ItemID WHERE Items.GENRES IN ($GENRES) AND Items.YEAR >= $FROM")
assert listed(filterArn=by_genre, filterValues={"GENRES": '"Comedy"', "FROM": "1985"}) == ["f6", "f8", "f10", "f12", "f14"]
assert listed(filterArn=by_genre, filterValues={"GENRES": '"Horror","Drama"', "FROM": '"1985"'}) == ["f5", "f6", "f7", "f9", "f10"]
assert listed(count=500, filterArn=by_genre, filterValues={"GENRES": '"Western"', "FROM": "0"}) == []
with refused("InvalidInputException", "filterValues lacks FROM"):
    listed(filterArn=by_genre, filterValues={"GENRES": '"Comedy"'})

seen = made("seen", 'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("watch")')
assert listed(userId="u50", filterArn=seen) == ["f10", "f11", "f12", "f13", "f14"], "u50 has watched f0 to f9"
tracker = personalize.create_event_tracker(name=name, datasetGroupArn=group)["trackingId"]
events.put_events(trackingId=tracker, userId="u50", sessionId="s", eventList=[{"eventType": "watch", "itemId": "f11", "sentAt": time.time()}])
assert listed(userId="u50", filterArn=seen) == ["f10", "f12", "f13", "f14", "f15"], "an event counts in the very next list"
with refused("InvalidInputException", "userId is missing"):
    listed(filterArn=seen)

children = made("children", 'EXCLUDE ItemID WHERE Items.GENRES IN ("Horror") IF CurrentUser.AGE < 17')
assert listed(userId="u1", filterArn=children) == ["f0", "f1", "f2", "f4", "f5"]
assert listed(userId="u2", filterArn=children) == ["f0", "f1", "f2", "f3", "f4"]
events.put_users(datasetArn=datasets["Users"], users=[{"userId": "u2", "properties": json.dumps({"age": 16})}])
assert listed(userId="u2", filterArn=children) == ["f0", "f1", "f2", "f4", "f5"]
events.put_items(datasetArn=datasets["Items"], items=[{"itemId": "f0", "properties": json.dumps({"genres": "Horror", "year": 1980})}])
assert listed(userId="u2", filterArn=children) == ["f1", "f2", "f4", "f5", "f6"]

arrivals = made("arrivals", "INCLUDE ItemID WHERE Items.YEAR > 2010")
answer = runtime.get_recommendations(campaignArn=campaign, numResults=10, promotions=[{"name": "new", "percentPromotedItems": 30, "filterArn": arrivals}])["itemList"]
assert [one["itemId"] for one in answer if one.get("promotionName") == "new"] == ["f31", "f32", "f33"], answer
assert [one["itemId"] for one in answer if "promotionName" not in one] == [f"f{film}" for film in range(7)], answer

assert [one["filterArn"] for one in personalize.list_filters(datasetGroupArn=group)["Filters"]] == [arrivals, children, seen, by_genre]
for arn in (arrivals, children, seen, by_genre):
    personalize.delete_filter(filterArn=arn)
try:
    listed(filterArn=seen, userId="u50")
    raise AssertionError("a filter that is gone was applied")
except ClientError as error:
    assert error.response["Error"]["Code"] == "ResourceNotFoundException", error
