// The function of deploy/aws on Lambda's runtime interface, with Usher behind it: what API Gateway would send, and what a site would be answered.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const [campaignArn, trackingId] = process.argv.slice(2);
const root = fileURLToPath(new URL("../../deploy/aws", import.meta.url));
const runtime = fileURLToPath(new URL("lambda-runtime.mjs", import.meta.url));

// A runtime API for one function: it waits for the next event, and posts what became of the last one.
const startFunction = async (variables) => {
  const [waiting, queued, answers] = [[], [], new Map()];
  const hand = () => {
    while (waiting.length > 0 && queued.length > 0) {
      const { id, event } = queued.shift();
      waiting.shift().writeHead(200, { "lambda-runtime-aws-request-id": id, "lambda-runtime-deadline-ms": `${Date.now() + 5000}` }).end(JSON.stringify(event));
    }
  };
  let failedToStart;
  const init = new Promise((resolve) => { failedToStart = resolve; });
  const server = createServer(async (request, response) => {
    const path = request.url.replace("/2018-06-01/runtime/", "").split("/");
    if (request.method === "GET" && path.join("/") === "invocation/next") {
      waiting.push(response);
      hand();
      return;
    }
    const body = JSON.parse(await text(request));
    if (path[0] === "init") failedToStart(body);
    else answers.get(path[1])({ outcome: path[2], body });
    response.writeHead(202).end();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const environment = { ...process.env, CAMPAIGN_ARN: campaignArn, TRACKING_ID: trackingId, ...variables, AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${server.address().port}`, _HANDLER: "src/index.handler", LAMBDA_TASK_ROOT: root };
  const child = spawn(process.execPath, [runtime], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  const log = Promise.all([text(child.stdout), text(child.stderr)]);
  const ended = once(child, "exit");
  return {
    init,
    invoke: (event) => new Promise((resolve) => {
      const id = randomUUID();
      answers.set(id, resolve);
      queued.push({ id, event });
      hand();
    }),
    // Everything that it has logged.
    stop: async () => {
      child.kill();
      await ended;
      server.closeAllConnections();
      server.close();
      return (await log).join("");
    },
  };
};

// Payload format 2.0 of an HTTP API, as far as the function reads it.
const get = (userId, rawQueryString = "") => ({ version: "2.0", routeKey: "GET /recommendations/{userId}", rawPath: `/recommendations/${encodeURIComponent(userId)}`, rawQueryString, pathParameters: { userId } });
const post = (body) => ({ version: "2.0", routeKey: "POST /events", rawPath: "/events", rawQueryString: "", body: Buffer.from(JSON.stringify(body)).toString("base64"), isBase64Encoded: true });
const answered = async (lambda, event, status) => {
  const { outcome, body } = await lambda.invoke(event);
  assert.equal(outcome, "response", JSON.stringify(body));
  assert.equal(body.statusCode, status, JSON.stringify(body));
  assert.equal(body.headers["content-type"], status === 204 ? undefined : status === 200 ? "application/json" : "application/problem+json");
  return body.body === undefined ? undefined : JSON.parse(body.body);
};

const lambda = await startFunction({});
const viewer = `viewer-${randomUUID()}`;
const before = await answered(lambda, get(viewer, "num=5"), 200);
assert.equal(before.itemList.length, 5);
assert.ok(before.recommendationId.length > 0 && before.itemList.every((item) => item.itemId.startsWith("film-")), JSON.stringify(before));

await answered(lambda, post({ userId: viewer, sessionId: "s", eventList: [{ eventType: "Watch", itemId: "film-3" }] }), 204);
assert.notDeepEqual((await answered(lambda, get(viewer, "num=5"), 200)).itemList, before.itemList);

assert.match((await answered(lambda, get(viewer, "num=0"), 400)).detail, /num is '0'; a number from 1 to 100/);
const refused = await answered(lambda, get(viewer, "context=COLOUR:red"), 400);
assert.ok(refused.detail.includes("COLOUR") && refused.instance.startsWith("urn:uuid:"), JSON.stringify(refused));
assert.equal((await answered(lambda, { routeKey: "$default" }, 404)).title, "There is nothing here");
// Warnings of node itself are no lines of the function's.
const lines = (await lambda.stop()).split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
assert.deepEqual(lines.map((line) => line.status), [200, 204, 200, 400, 400, 404]);
assert.ok(lines.every((line) => line.requestId && line.route && line.milliseconds >= 0) && !JSON.stringify(lines).includes(viewer), JSON.stringify(lines));
assert.ok(lines[4].error === "InvalidInputException" && lines[4].personalizeRequestId, JSON.stringify(lines[4]));

// A campaign that is not there, and a recommender that never answers.
const silent = createServer(() => {});
await once(silent.listen(0, "127.0.0.1"), "listening");
const [astray, unheard, unnamed] = await Promise.all([
  startFunction({ CAMPAIGN_ARN: `${campaignArn}-gone`, TRACKING_ID: "" }),
  startFunction({ AWS_ENDPOINT_URL_PERSONALIZE_RUNTIME: `http://127.0.0.1:${silent.address().port}`, PATIENCE_MILLISECONDS: "300" }),
  startFunction({ CAMPAIGN_ARN: "" }),
]);
const gone = await answered(astray, get(viewer), 502);
assert.ok(!JSON.stringify(gone).includes("arn:"), JSON.stringify(gone));
await answered(astray, post({ sessionId: "s", eventList: [] }), 404);
await answered(unheard, get(viewer), 504);
assert.match((await unnamed.init).errorMessage, /CAMPAIGN_ARN is not set/);
await Promise.all([astray, unheard, unnamed].map((one) => one.stop()));
silent.closeAllConnections();
silent.close();
