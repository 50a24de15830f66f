"""Two domain dataset groups by boto3: films and a shop, each from a file in a bucket to recommenders that are stopped, started, updated and deleted."""

import json
import random
import sys
import time

from botocore.exceptions import ClientError

from usher_clients import client, refused

mark = sys.argv[1]
name = f"domains-{mark}"
s3, iam, personalize, runtime = client("s3"), client("iam"), client("personalize"), client("personalize-runtime")
recipe = "arn:aws:personalize:::recipe/"
chance = random.Random(1)


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def settled(describe, *statuses):
    deadline = time.time() + 120
    while time.time() < deadline:
        described = describe()
        if described["status"] in (statuses or ("ACTIVE",)):
            return described
        assert "FAILED" not in described["status"], described
        time.sleep(0.1)
    raise AssertionError(f"nothing came of {described}")


def films():
    for user in range(60):
        film = chance.randrange(80)
        for step in range(30):
            film = (film + 1) % 80 if chance.random() < 0.8 else chance.randrange(80)
            yield f"{user},film-{film},Watch,{1_700_000_000 + user * 1000 + step}"


def purchases():
    """Goods lie in baskets in pairs, 2n with 2n + 1; good 0 is bought with anything."""
    for user in range(300):
        pair, moment = user % 20, 1_700_000_000 + user * 86_400
        basket = [2 * pair, 2 * pair + 1] + ([0] if chance.random() < 0.5 else []) + ([2 * chance.randrange(20)] if chance.random() < 0.2 else [])
        for good in dict.fromkeys(basket):
            yield f"{user},good-{good},Purchase,{moment}"
            yield f"{user},good-{good},View,{moment - 60}"
        for good in (2 * ((pair + 7) % 20), 2 * ((pair + 7) % 20) + 1):
            yield f"{user},good-{good},Purchase,{moment + 30 * 86_400}"


bucket = f"domains-{mark}"
both = [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"]
reading = {"Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": both}
service = {"Service": "personalize.amazonaws.com"}
s3.create_bucket(Bucket=bucket)
s3.put_bucket_policy(Bucket=bucket, Policy=policy({**reading, "Principal": service}))
role = iam.create_role(RoleName=name, AssumeRolePolicyDocument=policy({"Effect": "Allow", "Principal": service, "Action": "sts:AssumeRole"}))["Role"]["Arn"]
iam.put_role_policy(RoleName=name, PolicyName="read", PolicyDocument=policy(reading))

columns = [{"name": "USER_ID", "type": "string"}, {"name": "ITEM_ID", "type": "string"}, {"name": "EVENT_TYPE", "type": "string"}, {"name": "TIMESTAMP", "type": "long"}]
avro = {"type": "record", "name": "Interactions", "namespace": "com.amazonaws.personalize.schema", "fields": columns, "version": "1.0"}
without_type = {**avro, "fields": [column for column in columns if column["name"] != "EVENT_TYPE"]}
with refused("InvalidInputException", "The field EVENT_TYPE is missing; a schema of Interactions in the domain ECOMMERCE"):
    personalize.create_schema(name=f"{name}-no", domain="ECOMMERCE", schema=json.dumps(without_type))
custom = personalize.create_schema(name=f"{name}-custom", schema=json.dumps(avro))["schemaArn"]


def filled(domain, rows):
    mine = f"{name}-{domain[0].lower()}"
    schema = personalize.create_schema(name=mine, domain=domain, schema=json.dumps(avro))["schemaArn"]
    assert personalize.describe_schema(schemaArn=schema)["schema"]["domain"] == domain
    created = personalize.create_dataset_group(name=mine, domain=domain)
    group = created["datasetGroupArn"]
    assert created["domain"] == domain == settled(lambda: personalize.describe_dataset_group(datasetGroupArn=group)["datasetGroup"])["domain"]
    assert [one["domain"] for one in personalize.list_dataset_groups()["datasetGroups"] if one["datasetGroupArn"] == group] == [domain]
    with refused("InvalidInputException", f"is a custom one, and the dataset group {group} is of the domain {domain}."):
        personalize.create_dataset(name=mine, datasetGroupArn=group, datasetType="Interactions", schemaArn=custom)
    dataset = personalize.create_dataset(name=mine, datasetGroupArn=group, datasetType="Interactions", schemaArn=schema)["datasetArn"]
    s3.put_object(Bucket=bucket, Key=f"{domain}.csv", Body="\n".join(["USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP", *rows]).encode())
    job = personalize.create_dataset_import_job(jobName=mine, datasetArn=dataset, dataSource={"dataLocation": f"s3://{bucket}/{domain}.csv"}, roleArn=role)["datasetImportJobArn"]
    settled(lambda: personalize.describe_dataset_import_job(datasetImportJobArn=job)["datasetImportJob"])
    return group, dataset, schema


def described(arn):
    return personalize.describe_recommender(recommenderArn=arn)["recommender"]


def recommender(group, use_case, **more):
    return personalize.create_recommender(name=f"{name}-{use_case}"[:63], datasetGroupArn=group, recipeArn=f"{recipe}aws-{use_case}", **more)["recommenderArn"]


def recommend(arn, **more):
    answer = runtime.get_recommendations(recommenderArn=arn, **more)
    assert all("score" not in one for one in answer["itemList"]) and answer["recommendationId"].startswith("RID-"), answer
    return [one["itemId"] for one in answer["itemList"]]


def cleaned(group, dataset, schema):
    with refused("ResourceInUseException", f"The dataset group {group} still has "):
        personalize.delete_dataset_group(datasetGroupArn=group)
    for one in personalize.list_recommenders(datasetGroupArn=group)["recommenders"]:
        personalize.delete_recommender(recommenderArn=one["recommenderArn"])
        try:
            while described(one["recommenderArn"]):
                time.sleep(0.1)
        except ClientError as error:
            assert error.response["Error"]["Code"] == "ResourceNotFoundException", error
    personalize.delete_dataset(datasetArn=dataset)
    personalize.delete_dataset_group(datasetGroupArn=group)
    personalize.delete_schema(schemaArn=schema)


# Films.
vod = filled("VIDEO_ON_DEMAND", films())
with refused("InvalidInputException", "a custom recipe, which solutions use"):
    personalize.create_recommender(name=name, datasetGroupArn=vod[0], recipeArn=f"{recipe}aws-sims")
with refused("InvalidInputException", "a recipe of the domain ECOMMERCE"):
    recommender(vod[0], "ecomm-recommended-for-you")
with refused("InvalidInputException", "a recipe of the domain VIDEO_ON_DEMAND, which recommenders use"):
    personalize.create_solution(name=name, datasetGroupArn=vod[0], recipeArn=f"{recipe}aws-vod-top-picks")
popular = recommender(vod[0], "vod-most-popular", tags=[{"tagKey": "team", "tagValue": "films"}])
also = recommender(vod[0], "vod-because-you-watched-x")
metrics = settled(lambda: described(popular))["modelMetrics"]
assert 0 < metrics["coverage"] <= 1 and len(metrics) == 8, metrics
assert personalize.list_tags_for_resource(resourceArn=popular)["tags"] == [{"tagKey": "team", "tagValue": "films"}]
settled(lambda: described(also))
assert personalize.list_solutions(datasetGroupArn=vod[0])["solutions"] == [], "what a recommender trains is no solution"
assert "film-1" not in recommend(also, userId="1", itemId="film-1") and "film-2" in recommend(also, userId="1", itemId="film-1", numResults=10)
with refused("InvalidInputException", "userId is missing"):
    recommend(also, itemId="film-1")

before = recommend(popular, userId="1", numResults=5)
personalize.stop_recommender(recommenderArn=popular)
settled(lambda: described(popular), "INACTIVE")
with refused("InvalidInputException", f"The recommender {popular} is INACTIVE, because it was stopped"):
    recommend(popular, userId="1")
personalize.start_recommender(recommenderArn=popular)
settled(lambda: described(popular))
assert recommend(popular, userId="1", numResults=5) == before
personalize.update_recommender(recommenderArn=popular, recommenderConfig={"minRecommendationRequestsPerSecond": 2})
while described(popular)["latestRecommenderUpdate"]["status"] != "ACTIVE":
    assert recommend(popular, userId="1", numResults=5) == before, "it answers meanwhile"
assert described(popular)["recommenderConfig"] == {"minRecommendationRequestsPerSecond": 2}
cleaned(*vod)

# A shop.
shop = filled("ECOMMERCE", purchases())
together = recommender(shop[0], "ecomm-frequently-bought-together")
bestsellers = recommender(shop[0], "ecomm-popular-items-by-purchases")
viewed = recommender(shop[0], "ecomm-popular-items-by-views")
for arn in (together, bestsellers):
    settled(lambda: described(arn))
assert recommend(bestsellers)[0] == "good-0"
for pair in range(1, 20):
    assert recommend(together, itemId=f"good-{2 * pair}", numResults=1) == [f"good-{2 * pair + 1}"], "the other of the pair, and not the bestseller"
failed = settled(lambda: described(viewed), "CREATE FAILED")
assert "fewer than 1000 interactions after filtering by event type: View" in failed["failureReason"], failed
cleaned(*shop)
personalize.delete_schema(schemaArn=custom)
