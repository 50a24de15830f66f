// From an empty account to a bucket that Personalize may read, by the SDK for JavaScript.
import assert from "node:assert/strict";
import { AttachUserPolicyCommand, CreateAccessKeyCommand, CreateRoleCommand, CreateUserCommand, GetRoleCommand, IAMClient, PutRolePolicyCommand, SimulatePrincipalPolicyCommand } from "@aws-sdk/client-iam";
import { CreateBucketCommand, DeleteObjectsCommand, GetBucketPolicyCommand, GetObjectCommand, ListObjectsV2Command, PutBucketPolicyCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

const mark = process.argv[2];
const common = { endpoint: process.env.AWS_ENDPOINT_URL, region: process.env.AWS_REGION, maxAttempts: 1 };
const credentialsOf = (keys) => ({ accessKeyId: keys.AccessKeyId, secretAccessKey: keys.SecretAccessKey, sessionToken: keys.SessionToken });
const s3Of = (keys) => new S3Client({ ...common, forcePathStyle: true, ...(keys && { credentials: credentialsOf(keys) }) });
const [s3, iam, sts] = [s3Of(), new IAMClient(common), new STSClient(common)];
const policy = (...statements) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
// A body that is not read keeps its connection open, and the program alive until the server closes it after two minutes.
const read = async (client, key) => (await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))).Body.transformToString();
const refused = (promise, name, ...texts) => assert.rejects(promise, (error) => {
  assert.equal(error.name, name, error.message);
  for (const text of texts) assert.ok(error.message.includes(text), error.message);
  assert.ok(error.$metadata.requestId, "an error has a request id");
  return true;
});

const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}));
assert.equal(Arn, `arn:aws:iam::${Account}:root`);

const [bucket, user, role] = [`js-${mark}`, `js-user-${mark}`, `js-role-${mark}`];
const both = [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`];
await s3.send(new CreateBucketCommand({ Bucket: bucket }));
const rows = "USER_ID,ITEM_ID,TIMESTAMP\n1,2,3\n";
for (const key of ["interactions.csv", "a b/ü+&.csv"]) {
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: rows, Metadata: { made: "here" } }));
  const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  assert.equal(await object.Body.transformToString(), rows);
  assert.equal(object.Metadata.made, "here");
}
assert.deepEqual((await s3.send(new ListObjectsV2Command({ Bucket: bucket }))).Contents.map((one) => one.Key), ["a b/ü+&.csv", "interactions.csv"]);
assert.equal((await s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: [{ Key: "a b/ü+&.csv" }] } }))).Deleted.length, 1);

await iam.send(new CreateUserCommand({ UserName: user }));
await refused(iam.send(new CreateUserCommand({ UserName: user })), "EntityAlreadyExistsException");
await iam.send(new AttachUserPolicyCommand({ UserName: user, PolicyArn: "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess" }));
const keys = (await iam.send(new CreateAccessKeyCommand({ UserName: user }))).AccessKey;
assert.equal(await read(s3Of(keys), "interactions.csv"), rows);
await refused(s3Of(keys).send(new PutObjectCommand({ Bucket: bucket, Key: "x", Body: "" })), "AccessDenied", "s3:PutObject", "no identity-based policy allows");

const trust = policy({ Effect: "Allow", Principal: { Service: "personalize.amazonaws.com", AWS: `arn:aws:iam::${Account}:root` }, Action: "sts:AssumeRole" });
const { Role } = await iam.send(new CreateRoleCommand({ RoleName: role, AssumeRolePolicyDocument: trust }));
assert.equal(decodeURIComponent((await iam.send(new GetRoleCommand({ RoleName: role }))).Role.AssumeRolePolicyDocument), trust);
await iam.send(new PutRolePolicyCommand({ RoleName: role, PolicyName: "read", PolicyDocument: policy({ Effect: "Allow", Action: ["s3:GetObject", "s3:ListBucket"], Resource: both }) }));
const session = (await sts.send(new AssumeRoleCommand({ RoleArn: Role.Arn, RoleSessionName: "session" }))).Credentials;
assert.equal(await read(s3Of(session), "interactions.csv"), rows);
await refused(new STSClient({ ...common, credentials: credentialsOf({ ...keys, SessionToken: session.SessionToken }) }).send(new GetCallerIdentityCommand({})), "InvalidClientTokenId");

const condition = { StringEquals: { "aws:SourceAccount": Account }, ArnLike: { "aws:SourceArn": `arn:aws:personalize:us-east-1:${Account}:*` } };
const bucketPolicy = policy({ Effect: "Allow", Principal: { Service: "personalize.amazonaws.com" }, Action: ["s3:GetObject", "s3:ListBucket"], Resource: both, Condition: condition });
await s3.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy: bucketPolicy }));
assert.deepEqual(JSON.parse((await s3.send(new GetBucketPolicyCommand({ Bucket: bucket }))).Policy), JSON.parse(bucketPolicy));

const simulated = await iam.send(new SimulatePrincipalPolicyCommand({ PolicySourceArn: Role.Arn, ActionNames: ["s3:GetObject", "s3:DeleteBucket"], ResourceArns: [both[1]] }));
assert.deepEqual(simulated.EvaluationResults.map((result) => result.EvalDecision), ["allowed", "implicitDeny"]);
