"""A clean-up script as Amazon's samples have it: it asks for every kind of thing there is, also for those that nobody made, and deletes what it finds from the inside to the outside."""

import json
import sys
import time

from usher_clients import client, refused

mark = sys.argv[1]
name = f"clean-up-{mark}"
personalize = client("personalize")


def all_of(operation, **filters):
    """Every element of a list, by its paginator where boto3 has one."""
    if personalize.can_paginate(operation):
        pages = personalize.get_paginator(operation).paginate(**filters)
    else:
        pages = [getattr(personalize, operation)(**filters)]
    elements = []
    for page in pages:
        lists = [value for value in page.values() if isinstance(value, list)]
        assert len(lists) == 1, f"{operation}: {page}"
        elements += lists[0]
    return elements


avro = {"type": "record", "name": "Interactions", "namespace": "com.amazonaws.personalize.schema", "version": "1.0", "fields": [
    {"name": "USER_ID", "type": "string"}, {"name": "ITEM_ID", "type": "string"}, {"name": "TIMESTAMP", "type": "long"}]}
schema = personalize.create_schema(name=name, schema=json.dumps(avro))["schemaArn"]
group = personalize.create_dataset_group(name=name)["datasetGroupArn"]
personalize.create_dataset(name=name, datasetGroupArn=group, datasetType="Interactions", schemaArn=schema)
personalize.create_event_tracker(name=name, datasetGroupArn=group)
personalize.create_solution(name=name, datasetGroupArn=group, recipeArn="arn:aws:personalize:::recipe/aws-sims")

# Every list that the client knows; older ones know fewer.
lists = [operation for operation in dir(personalize) if operation.startswith("list_") and operation != "list_tags_for_resource"]
assert len(lists) >= 15, lists
for operation in lists:
    all_of(operation)

# Newest first, and what is deleted is waited for.
for recommender in all_of("list_recommenders", datasetGroupArn=group):
    personalize.delete_recommender(recommenderArn=recommender["recommenderArn"])
for solution in all_of("list_solutions", datasetGroupArn=group):
    for campaign in all_of("list_campaigns", solutionArn=solution["solutionArn"]):
        personalize.delete_campaign(campaignArn=campaign["campaignArn"])
    for version in all_of("list_solution_versions", solutionArn=solution["solutionArn"]):
        all_of("list_batch_inference_jobs", solutionVersionArn=version["solutionVersionArn"])
        all_of("list_batch_segment_jobs", solutionVersionArn=version["solutionVersionArn"])
    personalize.delete_solution(solutionArn=solution["solutionArn"])
for tracker in all_of("list_event_trackers", datasetGroupArn=group):
    personalize.delete_event_tracker(eventTrackerArn=tracker["eventTrackerArn"])
for found in all_of("list_filters", datasetGroupArn=group):
    personalize.delete_filter(filterArn=found["filterArn"])
for attribution in all_of("list_metric_attributions", datasetGroupArn=group):
    all_of("list_metric_attribution_metrics", metricAttributionArn=attribution["metricAttributionArn"])
    personalize.delete_metric_attribution(metricAttributionArn=attribution["metricAttributionArn"])
for dataset in all_of("list_datasets", datasetGroupArn=group):
    all_of("list_dataset_import_jobs", datasetArn=dataset["datasetArn"])
    all_of("list_dataset_export_jobs", datasetArn=dataset["datasetArn"])
    personalize.delete_dataset(datasetArn=dataset["datasetArn"])

deadline = time.time() + 60
while any(one["datasetGroupArn"] == group for one in all_of("list_dataset_groups")):
    assert time.time() < deadline, "the dataset group is still there"
    try:
        personalize.delete_dataset_group(datasetGroupArn=group)
    except personalize.exceptions.ResourceInUseException:
        time.sleep(0.1)
    except personalize.exceptions.ResourceNotFoundException:
        break
personalize.delete_schema(schemaArn=schema)
assert schema not in [one["schemaArn"] for one in all_of("list_schemas")]

# What deletes again what is gone goes on too.
account = client("sts").get_caller_identity()["Account"]


def arn(kind):
    return f"arn:aws:personalize:us-east-1:{account}:{kind}/{name}"


with refused("ResourceNotFoundException", f"Resource Arn {arn('filter')} does not exist."):
    personalize.delete_filter(filterArn=arn("filter"))

# Describe or create: the description says that there is none, in Amazon's words, and only the creation that it is not there yet.
for describe, delete, member, kind, create, arguments in [
    ("describe_metric_attribution", "delete_metric_attribution", "metricAttributionArn", "metric-attribution", "create_metric_attribution", {
        "metrics": [{"eventType": "Watch", "metricName": "watches", "expression": "SAMPLECOUNT()"}],
        "metricsOutputConfig": {"roleArn": f"arn:aws:iam::{account}:role/{name}"}}),
]:
    with refused("ResourceNotFoundException", f"Resource Arn {arn(kind)} does not exist."):
        getattr(personalize, delete)(**{member: arn(kind)})
    try:
        getattr(personalize, describe)(**{member: arn(kind)})
        raise AssertionError(f"{describe} found something")
    except personalize.exceptions.ResourceNotFoundException:
        with refused("InvalidInputException", "is not there yet in this version of Usher."):
            getattr(personalize, create)(name=name, datasetGroupArn=group, **arguments)

# Amazon's recipes that are not built are not taken for misspelled ones.
for recipe in ["aws-item-affinity"]:
    with refused("InvalidInputException", f"The recipe {recipe} is not there yet"):
        personalize.describe_recipe(recipeArn=f"arn:aws:personalize:::recipe/{recipe}")
    with refused("InvalidInputException", f"The recipe {recipe} is not there yet"):
        personalize.create_solution(name=name, datasetGroupArn=group, recipeArn=f"arn:aws:personalize:::recipe/{recipe}")
with refused("ResourceNotFoundException", "The recipes are aws-hrnn, "):
    personalize.describe_recipe(recipeArn="arn:aws:personalize:::recipe/aws-hrn")

# Samples take the second page of recipes for granted, with and without a domain.
first = personalize.list_recipes()
recipes = first["recipes"] + personalize.list_recipes(nextToken=first["nextToken"])["recipes"]
assert len(first["recipes"]) == 11 and [one["name"] for one in recipes] == [one["name"] for one in all_of("list_recipes")], recipes
media = personalize.list_recipes(domain="VIDEO_ON_DEMAND")
media = media["recipes"] + personalize.list_recipes(domain="VIDEO_ON_DEMAND", nextToken=media["nextToken"])["recipes"]
assert len(media) == 5 and all(one["name"].startswith("aws-vod-") and one["domain"] == "VIDEO_ON_DEMAND" for one in media), media
