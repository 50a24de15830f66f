// A campaign, made as Personalize's getting-started guide makes one, by the SDK for JavaScript: for the scripts that need one to begin with.
import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import * as control from "@aws-sdk/client-personalize";
import { CreateBucketCommand, PutBucketPolicyCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";

export const common = { endpoint: process.env.AWS_ENDPOINT_URL, region: process.env.AWS_REGION, maxAttempts: 1 };
const [s3, iam, personalize] = [new S3Client({ ...common, forcePathStyle: true }), new IAMClient(common), new control.PersonalizeClient(common)];
const policy = (...statements) => JSON.stringify({ Version: "2012-10-17", Statement: statements });

// ask("CreateCampaign", ...) sends a CreateCampaignCommand.
export const ask = (operation, request) => personalize.send(new control[`${operation}Command`](request));

export const upper = (word) => word[0].toUpperCase() + word.slice(1);

// Makes a resource and waits until it is active: made("campaign", ...) gives its ARN.
export const made = async (resource, request) => {
  const created = await ask(`Create${upper(resource)}`, request);
  const arn = created[`${resource}Arn`];
  for (;;) {
    const { status, failureReason } = (await ask(`Describe${upper(resource)}`, { [`${resource}Arn`]: arn }))[resource];
    if (status === "ACTIVE") return arn;
    assert.ok(!status.includes("FAILED"), failureReason);
    await setTimeout(100);
  }
};

// Viewers who go through the films in steps of their own, so that what comes next can be learnt.
const films = 80;
const rows = ["USER_ID,ITEM_ID,TIMESTAMP"];
for (let user = 0; user < 60; user++) {
  for (let step = 0; step < 30; step++) rows.push(`${user},film-${(user * 7 + step * (1 + (user % 3))) % films},${1_700_000_000 + user * 1000 + step}`);
}

const fields = [{ name: "USER_ID", type: "string" }, { name: "ITEM_ID", type: "string" }, { name: "TIMESTAMP", type: "long" }];
export const avro = JSON.stringify({ type: "record", name: "Interactions", namespace: "com.amazonaws.personalize.schema", fields, version: "1.0" });

// From a file in a bucket to a campaign; gives the ARN of everything that was made on the way.
export const madeCampaign = async (mark) => {
  const [bucket, name] = [`personalize-js-${mark}`, `js-${mark}`];
  const both = [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`];
  const reading = { Effect: "Allow", Action: ["s3:GetObject", "s3:ListBucket"], Resource: both };
  const Principal = { Service: "personalize.amazonaws.com" };
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: "interactions.csv", Body: rows.join("\n") }));
  await s3.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy: policy({ ...reading, Principal }) }));
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: policy({ Effect: "Allow", Principal, Action: "sts:AssumeRole" }) }));
  await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: "read", PolicyDocument: policy(reading) }));

  const { schemaArn } = await ask("CreateSchema", { name, schema: avro });
  const datasetGroupArn = await made("datasetGroup", { name });
  const datasetArn = await made("dataset", { name, datasetGroupArn, datasetType: "Interactions", schemaArn });
  await made("datasetImportJob", { jobName: name, datasetArn, dataSource: { dataLocation: `s3://${bucket}/interactions.csv` }, roleArn: Role.Arn });
  const solutionArn = await made("solution", { name, datasetGroupArn, recipeArn: "arn:aws:personalize:::recipe/usher-transitions", performAutoTraining: false });
  const solutionVersionArn = await made("solutionVersion", { solutionArn });
  const campaignArn = await made("campaign", { name, solutionVersionArn, minProvisionedTPS: 1 });
  return { name, schemaArn, datasetGroupArn, datasetArn, solutionArn, solutionVersionArn, campaignArn };
};
