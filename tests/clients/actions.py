"""The journey to next best actions by boto3: datasets of actions, a campaign, and lists that follow what a user decides."""

import json
import random
import sys
import time

from usher_clients import client, refused

mark = sys.argv[1]
bucket, name = f"actions-{mark}", f"offers-{mark}"
s3, iam, personalize = client("s3"), client("iam"), client("personalize")
runtime, events = client("personalize-runtime"), client("personalize-events")
NOW = int(time.time())
DAY = 86_400


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def active(describe):
    deadline = time.time() + 120
    while time.time() < deadline:
        described = describe()
        if described["status"] == "ACTIVE":
            return described
        assert "FAILED" not in described["status"], described
        time.sleep(0.1)
    raise AssertionError(f"nothing came of {described}")


# Gardeners and players. Gardeners mostly take the action of the garden, players that of the games; nobody cares for the newsletter.
chance = random.Random(1)
interactions, actions, decisions = ["USER_ID,ITEM_ID,TIMESTAMP"], ["ACTION_ID,VALUE,REPEAT_FREQUENCY,ACTION_EXPIRATION_TIMESTAMP"], ["USER_ID,ACTION_ID,EVENT_TYPE,TIMESTAMP"]
for user in range(300):
    garden = user % 2 == 0
    for _ in range(12):
        shelf = "plant" if garden == (chance.random() < 0.9) else "game"
        interactions.append(f"u{user},{shelf}-{chance.randrange(20)},{NOW - chance.randrange(20, 60) * DAY - chance.randrange(DAY)}")
    for action, likely in (("garden-club", 0.8 if garden else 0.1), ("player-club", 0.1 if garden else 0.8), ("newsletter", 0.25)):
        decisions.append(f"u{user},{action},{'Taken' if chance.random() < likely else 'Not Taken'},{NOW - chance.randrange(1, 19) * DAY - chance.randrange(DAY)}")
actions += ["garden-club,5,30,", "player-club,5,30,", "newsletter,1,,", f"summer-sale,10,,{NOW - 1}", "loyalty-card,2,,"]

s3.create_bucket(Bucket=bucket)
for key, rows in (("interactions", interactions), ("actions", actions), ("decisions", decisions)):
    s3.put_object(Bucket=bucket, Key=f"{key}.csv", Body="\n".join(rows).encode())
both = [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"]
service = {"Service": "personalize.amazonaws.com"}
s3.put_bucket_policy(Bucket=bucket, Policy=policy({"Effect": "Allow", "Principal": service, "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": both}))
role = iam.create_role(RoleName=name, AssumeRolePolicyDocument=policy({"Effect": "Allow", "Principal": service, "Action": "sts:AssumeRole"}))["Role"]["Arn"]
iam.put_role_policy(RoleName=name, PolicyName="read", PolicyDocument=policy({"Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": both}))

group = personalize.create_dataset_group(name=name)["datasetGroupArn"]
active(lambda: personalize.describe_dataset_group(datasetGroupArn=group)["datasetGroup"])


def nullable(kind):
    return ["null", kind]


datasets = {}
for kind, record, columns in (
    ("Interactions", "Interactions", {"USER_ID": "string", "ITEM_ID": "string", "TIMESTAMP": "long"}),
    ("Actions", "Actions", {"ACTION_ID": "string", "VALUE": nullable("long"), "REPEAT_FREQUENCY": nullable("long"), "ACTION_EXPIRATION_TIMESTAMP": nullable("long")}),
    ("Action_Interactions", "ActionInteractions", {"USER_ID": "string", "ACTION_ID": "string", "EVENT_TYPE": "string", "TIMESTAMP": "long"}),
):
    avro = {"type": "record", "name": record, "namespace": "com.amazonaws.personalize.schema", "fields": [{"name": column, "type": its} for column, its in columns.items()], "version": "1.0"}
    schema = personalize.create_schema(name=f"{name}-{record}", schema=json.dumps(avro))["schemaArn"]
    datasets[kind] = personalize.create_dataset(name=kind, datasetGroupArn=group, datasetType=kind, schemaArn=schema)["datasetArn"]
tracking = active(lambda: personalize.describe_dataset(datasetArn=datasets["Action_Interactions"])["dataset"])["trackingId"]
assert datasets["Action_Interactions"].endswith(f"dataset/{name}/ACTION_INTERACTIONS"), datasets

for kind, key in (("Interactions", "interactions"), ("Actions", "actions"), ("Action_Interactions", "decisions")):
    job = personalize.create_dataset_import_job(
        jobName=f"{name}-{key}", datasetArn=datasets[kind], dataSource={"dataLocation": f"s3://{bucket}/{key}.csv"}, roleArn=role, importMode="FULL")["datasetImportJobArn"]
    active(lambda arn=job: personalize.describe_dataset_import_job(datasetImportJobArn=arn)["datasetImportJob"])

recipe = personalize.describe_recipe(recipeArn="arn:aws:personalize:::recipe/aws-next-best-action")["recipe"]
assert recipe["recipeType"] == "PERSONALIZED_ACTIONS", recipe
assert personalize.describe_feature_transformation(featureTransformationArn=recipe["featureTransformationArn"])["featureTransformation"]["defaultParameters"] == {"action_optimization_period": "14"}
with refused("InvalidInputException", "action_optimization_period", "from 7 to 28"):
    personalize.create_solution(name=name, datasetGroupArn=group, recipeArn=recipe["recipeArn"], solutionConfig={"featureTransformationParameters": {"action_optimization_period": "30"}})
solution = personalize.create_solution(
    name=name, datasetGroupArn=group, recipeArn=recipe["recipeArn"], performAutoTraining=False, solutionConfig={"featureTransformationParameters": {"action_optimization_period": "7"}})["solutionArn"]
version = personalize.create_solution_version(solutionArn=solution)["solutionVersionArn"]
active(lambda: personalize.describe_solution_version(solutionVersionArn=version)["solutionVersion"])
metrics = personalize.get_solution_metrics(solutionVersionArn=version)["metrics"]
assert set(metrics) == {"area_under_the_curve", "coverage", "precision", "recall"} and metrics["area_under_the_curve"] > 0.7, metrics
campaign = personalize.create_campaign(name=name, solutionVersionArn=version, minProvisionedTPS=1)["campaignArn"]
active(lambda: personalize.describe_campaign(campaignArn=campaign)["campaign"])


def recommend(user, **more):
    return {one["actionId"]: one["score"] for one in runtime.get_action_recommendations(campaignArn=campaign, userId=user, **more)["actionList"]}


# Users who are new to the service, and known by nothing: those who were asked before have decided about the clubs within thirty days.
stranger, asked = recommend("stranger"), recommend("u0")
assert set(stranger) == {"garden-club", "player-club", "newsletter", "loyalty-card"}, f"the sale has expired: {stranger}"
assert stranger["loyalty-card"] == 0 and all(0 < stranger[action] < 1 for action in ("garden-club", "player-club", "newsletter")), stranger
assert set(asked) == {"newsletter", "loyalty-card"}, asked
assert list(recommend("stranger", numResults=1)) == list(stranger)[:1]
with refused("InvalidInputException", "numResults is 101; at most 100 come at once."):
    recommend("stranger", numResults=101)
with refused("InvalidInputException", "Ask it with GetActionRecommendations."):
    runtime.get_recommendations(campaignArn=campaign, userId="stranger")

# A session becomes that of a gardener by what it looks at.
tracker = personalize.create_event_tracker(name=name, datasetGroupArn=group)["trackingId"]
events.put_events(
    trackingId=tracker, userId="stranger", sessionId="s1", eventList=[{"eventType": "view", "itemId": f"plant-{item}", "sentAt": NOW} for item in range(10)])
gardener = recommend("stranger")
assert gardener["garden-club"] > stranger["garden-club"] and list(gardener)[0] == "garden-club", (stranger, gardener)


def decide(action, what, **more):
    events.put_action_interactions(trackingId=tracking, actionInteractions=[{"actionId": action, "userId": "stranger", "sessionId": "s1", "timestamp": NOW, "eventType": what, **more}])


decide("garden-club", "Viewed")
assert "garden-club" in recommend("stranger"), "to be shown an action is no decision"
decide("garden-club", "Taken", recommendationId="RID-1")
assert "garden-club" not in recommend("stranger"), "taken, and to be repeated after thirty days"
with refused("InvalidInputException", "'Bought' is no event type of action interactions"):
    decide("garden-club", "Bought")
with refused("InvalidInputException", f"trackingId is that of the event tracker "):
    events.put_action_interactions(trackingId=tracker, actionInteractions=[{"actionId": "a", "userId": "u", "sessionId": "s", "timestamp": NOW, "eventType": "Taken"}])

events.put_actions(datasetArn=datasets["Actions"], actions=[
    {"actionId": "app", "properties": json.dumps({"value": 9})}, {"actionId": "newsletter", "properties": json.dumps({"value": 1, "actionExpirationTimestamp": NOW - 1})}])
after = recommend("stranger")
assert list(after) == ["player-club", "app", "loyalty-card"] and after["app"] == 0, after
with refused("InvalidInputException", "actions[0].properties, value: 11 is not from 1 to 10."):
    events.put_actions(datasetArn=datasets["Actions"], actions=[{"actionId": "app", "properties": json.dumps({"value": 11})}])
with refused("InvalidInputException", "only the schemas of Items and Users datasets can be replaced"):
    personalize.update_dataset(datasetArn=datasets["Actions"], schemaArn=personalize.describe_dataset(datasetArn=datasets["Actions"])["dataset"]["schemaArn"])
