// The journey of Personalize's getting-started guide, by the SDK for JavaScript.
import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import * as control from "@aws-sdk/client-personalize";
import { PersonalizeEventsClient, PutEventsCommand } from "@aws-sdk/client-personalize-events";
import { GetRecommendationsCommand, PersonalizeRuntimeClient } from "@aws-sdk/client-personalize-runtime";
import { ask, avro, common, madeCampaign, upper } from "./campaign.mjs";

const [runtime, events] = [new PersonalizeRuntimeClient(common), new PersonalizeEventsClient(common)];
const refused = (promise, type, ...texts) => assert.rejects(promise, (error) => {
  assert.ok(error instanceof type, `${error.name}: ${error.message}`);
  for (const text of texts) assert.ok(error.message.includes(text), error.message);
  assert.ok(error.$metadata.requestId, "an error has a request id");
  return true;
});

// Deletes a resource and waits until describing it finds nothing.
const unmade = async (resource, arn) => {
  const request = { [`${resource}Arn`]: arn };
  await ask(`Delete${upper(resource)}`, request);
  const isThere = () => ask(`Describe${upper(resource)}`, request).then(() => true, (error) => {
    assert.ok(error instanceof control.ResourceNotFoundException, error);
    return false;
  });
  while (await isThere()) await setTimeout(100);
};

const { name, schemaArn, datasetGroupArn, datasetArn, solutionArn, solutionVersionArn, campaignArn } = await madeCampaign(process.argv[2]);
const { schema } = await ask("DescribeSchema", { schemaArn });
assert.equal(schema.schema, avro);
assert.ok(schema.creationDateTime instanceof Date && Math.abs(schema.creationDateTime - Date.now()) < 3_600_000, `${schema.creationDateTime}`);
const recipeArn = "arn:aws:personalize:::recipe/usher-transitions";
await refused(ask("CreateSolution", { name: `${name}-2`, datasetGroupArn, performAutoML: true, recipeArn }), control.InvalidInputException, "performAutoML and recipeArn cannot be given together: remove one.");
const { metrics } = await ask("GetSolutionMetrics", { solutionVersionArn });
assert.ok(metrics.coverage > 0 && metrics.coverage <= 1, JSON.stringify(metrics));

const recommend = async () => (await runtime.send(new GetRecommendationsCommand({ campaignArn, userId: "22" }))).itemList.map((one) => one.itemId);
const before = await recommend();
assert.equal(new Set(before).size, 25);
const { trackingId, eventTrackerArn } = await ask("CreateEventTracker", { name, datasetGroupArn });
await events.send(new PutEventsCommand({ trackingId, userId: "22", sessionId: "s1", eventList: [{ eventType: "Watch", itemId: before.at(-1), sentAt: new Date() }] }));
assert.notDeepEqual(await recommend(), before);

await refused(ask("DeleteSolution", { solutionArn }), control.ResourceInUseException, `has a version that ${campaignArn} uses.`);
await unmade("campaign", campaignArn);
await unmade("eventTracker", eventTrackerArn);
await unmade("solution", solutionArn);
await unmade("dataset", datasetArn);
await unmade("schema", schemaArn);
await refused(ask("DescribeSchema", { schemaArn }), control.ResourceNotFoundException, `Resource Arn ${schemaArn} does not exist.`);
await unmade("datasetGroup", datasetGroupArn);
