// Two domain dataset groups by the SDK for JavaScript: films and a shop, each from a file in a bucket to a recommender.
import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import * as control from "@aws-sdk/client-personalize";
import { GetRecommendationsCommand, PersonalizeRuntimeClient, InvalidInputException } from "@aws-sdk/client-personalize-runtime";
import { CreateBucketCommand, PutBucketPolicyCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { ask, common, made } from "./campaign.mjs";

const [s3, iam, runtime] = [new S3Client({ ...common, forcePathStyle: true }), new IAMClient(common), new PersonalizeRuntimeClient(common)];
const policy = (...statements) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const mark = process.argv[2];
const bucket = `domains-js-${mark}`;

const reading = { Effect: "Allow", Action: ["s3:GetObject", "s3:ListBucket"], Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`] };
const Principal = { Service: "personalize.amazonaws.com" };
await s3.send(new CreateBucketCommand({ Bucket: bucket }));
await s3.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy: policy({ ...reading, Principal }) }));
const { Role } = await iam.send(new CreateRoleCommand({ RoleName: bucket, AssumeRolePolicyDocument: policy({ Effect: "Allow", Principal, Action: "sts:AssumeRole" }) }));
await iam.send(new PutRolePolicyCommand({ RoleName: bucket, PolicyName: "read", PolicyDocument: policy(reading) }));

const fields = ["USER_ID", "ITEM_ID", "EVENT_TYPE"].map((name) => ({ name, type: "string" }));
const schemaText = JSON.stringify({ type: "record", name: "Interactions", namespace: "com.amazonaws.personalize.schema", fields: [...fields, { name: "TIMESTAMP", type: "long" }], version: "1.0" });
const header = "USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP";

const recommend = async (request) => (await runtime.send(new GetRecommendationsCommand(request))).itemList.map((one) => one.itemId);
const become = async (recommenderArn, wanted) => {
  for (;;) {
    const { recommender } = await ask("DescribeRecommender", { recommenderArn });
    if (recommender.status === wanted) return recommender;
    await setTimeout(100);
  }
};

// From rows to an ACTIVE recommender, through its whole life.
const journey = async (domain, rows, recipe, request, check) => {
  const name = `js-${domain.toLowerCase().replaceAll("_", "-")}-${mark}`;
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: `${domain}.csv`, Body: [header, ...rows].join("\n") }));
  const { schemaArn } = await ask("CreateSchema", { name, domain, schema: schemaText });
  const datasetGroupArn = await made("datasetGroup", { name, domain });
  const datasetArn = await made("dataset", { name, datasetGroupArn, datasetType: "Interactions", schemaArn });
  await made("datasetImportJob", { jobName: name, datasetArn, dataSource: { dataLocation: `s3://${bucket}/${domain}.csv` }, roleArn: Role.Arn });
  const recommenderArn = await made("recommender", { name, datasetGroupArn, recipeArn: `arn:aws:personalize:::recipe/${recipe}` });
  const { recommender } = await ask("DescribeRecommender", { recommenderArn });
  assert.ok(recommender.modelMetrics.coverage > 0, JSON.stringify(recommender));
  check(await recommend({ recommenderArn, ...request }));

  await ask("StopRecommender", { recommenderArn });
  await become(recommenderArn, "INACTIVE");
  await assert.rejects(recommend({ recommenderArn, ...request }), (error) => error instanceof InvalidInputException && error.message.includes("is INACTIVE, because it was stopped"));
  await ask("StartRecommender", { recommenderArn });
  await become(recommenderArn, "ACTIVE");
  check(await recommend({ recommenderArn, ...request }));

  await assert.rejects(ask("DeleteDatasetGroup", { datasetGroupArn }), control.ResourceInUseException);
  await ask("DeleteRecommender", { recommenderArn });
  await assert.rejects(ask("DescribeRecommender", { recommenderArn }), control.ResourceNotFoundException);
  await ask("DeleteDataset", { datasetArn });
  await ask("DeleteDatasetGroup", { datasetGroupArn });
  await ask("DeleteSchema", { schemaArn });
};

const films = [];
for (let user = 0; user < 60; user++) {
  for (let step = 0; step < 30; step++) films.push(`${user},film-${(user * 7 + step * (1 + (user % 3))) % 80},Watch,${1_700_000_000 + user * 1000 + step}`);
}
await journey("VIDEO_ON_DEMAND", films, "aws-vod-because-you-watched-x", { userId: "1", itemId: "film-1" }, (items) => assert.ok(items.length === 25 && !items.includes("film-1"), `${items}`));

// Goods lie in baskets in pairs, and good-0 in every second one.
const baskets = [];
for (let user = 0; user < 500; user++) {
  const pair = 1 + (user % 20);
  for (const good of [2 * pair, 2 * pair + 1, ...(Math.floor(user / 20) % 2 ? [0] : [])]) baskets.push(`${user},good-${good},Purchase,${1_700_000_000 + user * 86_400}`);
}
await journey("ECOMMERCE", baskets, "aws-ecomm-frequently-bought-together", { itemId: "good-8" }, (items) => assert.equal(items[0], "good-9"));
