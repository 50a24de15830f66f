// The journey of Personalize's getting-started guide, by the SDK for JavaScript.
import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import * as control from "@aws-sdk/client-personalize";
import { PersonalizeEventsClient, PutEventsCommand } from "@aws-sdk/client-personalize-events";
import { GetRecommendationsCommand, PersonalizeRuntimeClient } from "@aws-sdk/client-personalize-runtime";
import { CreateBucketCommand, PutBucketPolicyCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";

const mark = process.argv[2];
const common = { endpoint: process.env.AWS_ENDPOINT_URL, region: process.env.AWS_REGION, maxAttempts: 1 };
const [s3, iam, personalize] = [new S3Client({ ...common, forcePathStyle: true }), new IAMClient(common), new control.PersonalizeClient(common)];
const [runtime, events] = [new PersonalizeRuntimeClient(common), new PersonalizeEventsClient(common)];
const policy = (...statements) => JSON.stringify({ Version: "2012-10-17", Statement: statements });

// ask("CreateCampaign", ...) sends a CreateCampaignCommand.
const ask = (operation, request) => personalize.send(new control[`${operation}Command`](request));
const refused = (promise, type, ...texts) => assert.rejects(promise, (error) => {
  assert.ok(error instanceof type, `${error.name}: ${error.message}`);
  for (const text of texts) assert.ok(error.message.includes(text), error.message);
  assert.ok(error.$metadata.requestId, "an error has a request id");
  return true;
});

const upper = (word) => word[0].toUpperCase() + word.slice(1);

// Makes a resource and waits until it is active: made("campaign", ...) gives its ARN.
const made = async (resource, request) => {
  const created = await ask(`Create${upper(resource)}`, request);
  const arn = created[`${resource}Arn`];
  for (;;) {
    const { status, failureReason } = (await ask(`Describe${upper(resource)}`, { [`${resource}Arn`]: arn }))[resource];
    if (status === "ACTIVE") return arn;
    assert.ok(!status.includes("FAILED"), failureReason);
    await setTimeout(100);
  }
};

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

// Viewers who go through the films in steps of their own, so that what comes next can be learnt.
const films = 80;
const rows = ["USER_ID,ITEM_ID,TIMESTAMP"];
for (let user = 0; user < 60; user++) {
  for (let step = 0; step < 30; step++) rows.push(`${user},film-${(user * 7 + step * (1 + (user % 3))) % films},${1_700_000_000 + user * 1000 + step}`);
}

const [bucket, name] = [`personalize-js-${mark}`, `js-${mark}`];
const both = [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`];
const reading = { Effect: "Allow", Action: ["s3:GetObject", "s3:ListBucket"], Resource: both };
const Principal = { Service: "personalize.amazonaws.com" };
await s3.send(new CreateBucketCommand({ Bucket: bucket }));
await s3.send(new PutObjectCommand({ Bucket: bucket, Key: "interactions.csv", Body: rows.join("\n") }));
await s3.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy: policy({ ...reading, Principal }) }));
const { Role } = await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: policy({ Effect: "Allow", Principal, Action: "sts:AssumeRole" }) }));
await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: "read", PolicyDocument: policy(reading) }));

const fields = [{ name: "USER_ID", type: "string" }, { name: "ITEM_ID", type: "string" }, { name: "TIMESTAMP", type: "long" }];
const avro = JSON.stringify({ type: "record", name: "Interactions", namespace: "com.amazonaws.personalize.schema", fields, version: "1.0" });
const { schemaArn } = await ask("CreateSchema", { name, schema: avro });
const { schema } = await ask("DescribeSchema", { schemaArn });
assert.equal(schema.schema, avro);
assert.ok(schema.creationDateTime instanceof Date && Math.abs(schema.creationDateTime - Date.now()) < 3_600_000, `${schema.creationDateTime}`);

const datasetGroupArn = await made("datasetGroup", { name });
const datasetArn = await made("dataset", { name, datasetGroupArn, datasetType: "Interactions", schemaArn });
await made("datasetImportJob", { jobName: name, datasetArn, dataSource: { dataLocation: `s3://${bucket}/interactions.csv` }, roleArn: Role.Arn });
const recipeArn = "arn:aws:personalize:::recipe/usher-transitions";
await refused(ask("CreateSolution", { name, datasetGroupArn, performAutoML: true, recipeArn }), control.InvalidInputException, "performAutoML and recipeArn cannot be given together: remove one.");
const solutionArn = await made("solution", { name, datasetGroupArn, recipeArn, performAutoTraining: false });
const solutionVersionArn = await made("solutionVersion", { solutionArn });
const { metrics } = await ask("GetSolutionMetrics", { solutionVersionArn });
assert.ok(metrics.coverage > 0 && metrics.coverage <= 1, JSON.stringify(metrics));
const campaignArn = await made("campaign", { name, solutionVersionArn, minProvisionedTPS: 1 });

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
