import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem, answerOf, problemOf } from "../src/problem.mjs";
import { eventsRequest, recommendationsRequest } from "../src/requests.mjs";

const settings = { campaignArn: "arn:aws:personalize:eu-west-1:123456789012:campaign/films", trackingId: "t", filters: ["unseen"] };
const asked = (userId, rawQueryString = "") => recommendationsRequest({ pathParameters: { userId }, rawQueryString }, settings);
const sent = (body) => eventsRequest({ body: typeof body === "string" ? body : JSON.stringify(body) }, settings, new Date(0));
const watch = { eventType: "Watch", itemId: "film-1" };
const refuses = (call, ...texts) => assert.throws(call, (error) => {
  assert.ok(error instanceof Problem && error.status === 400, `${error}`);
  for (const text of texts) assert.ok(error.message.includes(text), error.message);
  return true;
});

test("A query becomes the members of GetRecommendations", () => {
  assert.deepEqual(asked("ana", "num=5&filter=unseen&context=DEVICE:phone&context=NOTE:a%3Ab%2Cc"), {
    campaignArn: settings.campaignArn,
    userId: "ana",
    numResults: 5,
    filterArn: "arn:aws:personalize:eu-west-1:123456789012:filter/unseen",
    context: { DEVICE: "phone", NOTE: "a:b,c" },
  });
  assert.deepEqual(asked("a/b ü"), { campaignArn: settings.campaignArn, userId: "a/b ü", numResults: undefined, filterArn: undefined, context: undefined });
});

for (const num of ["0", "101", "-1", "1.5", "1e2", "ten", "", " 5", "99999"]) test(`num=${num} is refused`, () => refuses(() => asked("ana", `num=${encodeURIComponent(num)}`), "num is", "1 to 100"));

for (const [name, user] of [["empty", ""], ["absent", undefined], ["too long", "u".repeat(257)], ["of two lines", "a\nb"]]) test(`A user id that is ${name} is refused`, () => refuses(() => asked(user), "userId has to be"));

test("What a query cannot have is refused with what it can", () => {
  refuses(() => asked("ana", "campaign=other"), "'campaign'", "num, filter, context");
  refuses(() => asked("ana", "num=1&num=2"), "num is given 2 times");
  refuses(() => asked("ana", "filter=other"), "'other'", "allowed are unseen");
  refuses(() => asked("ana", "filter=__proto__"), "'__proto__'");
  refuses(() => asked("ana", "context=DEVICE"), "DEVICE:phone");
  refuses(() => asked("ana", "context=a-b:c"), "DEVICE:phone");
  refuses(() => asked("ana", `context=A:${"x".repeat(1001)}`), "DEVICE:phone");
  refuses(() => asked("ana", Array.from({ length: 11 }, (_, i) => `context=K${i}:v`).join("&")), "at most 10");
});

test("A body becomes the members of PutEvents", () => {
  const body = { userId: "ana", sessionId: "s", eventList: [{ ...watch, sentAt: "2026-11-27T12:00:00Z", eventValue: 0.5, impression: ["film-1", "film-2"], properties: { DEVICE: "phone" } }, watch] };
  const request = sent(body);
  assert.deepEqual([request.trackingId, request.userId, request.sessionId], ["t", "ana", "s"]);
  assert.deepEqual(request.eventList[0], { ...body.eventList[0], sentAt: new Date("2026-11-27T12:00:00Z"), recommendationId: undefined, properties: '{"DEVICE":"phone"}' });
  assert.deepEqual(request.eventList[1].sentAt, new Date(0));
  assert.equal(eventsRequest({ body: Buffer.from(JSON.stringify({ sessionId: "s", eventList: [watch] })).toString("base64"), isBase64Encoded: true }, settings).userId, undefined);
});

test("What a body cannot have is refused with what it can", () => {
  for (const body of ["", "{", "[]", "null", "7", '"text"']) refuses(() => sent(body), "a JSON object");
  refuses(() => sent(`{"sessionId":"${"s".repeat(70_000)}"}`), "at most 65536");
  refuses(() => sent({ eventList: [watch] }), "sessionId has to be");
  refuses(() => sent({ sessionId: "s", eventList: [watch], trackingId: "other" }), "'trackingId'");
  for (const eventList of [undefined, [], {}, Array.from({ length: 11 }, () => watch)]) refuses(() => sent({ sessionId: "s", eventList }), "1 to 10 events");
  const event = (changes) => () => sent({ sessionId: "s", eventList: [watch, { ...watch, ...changes }] });
  refuses(event({ eventType: 7 }), "eventList[1].eventType");
  refuses(event({ itemId: "" }), "eventList[1].itemId");
  refuses(event({ sentAt: "soon" }), "eventList[1].sentAt", "2026-");
  refuses(event({ sentAt: 1700000000 }), "eventList[1].sentAt");
  refuses(event({ eventValue: "1" }), "eventList[1].eventValue");
  refuses(event({ impression: [] }), "eventList[1].impression");
  refuses(event({ impression: [1] }), "eventList[1].impression[0]");
  refuses(event({ properties: "{}" }), "eventList[1].properties");
  refuses(event({ properties: { X: "x".repeat(1100) } }), "at most 1024");
  refuses(event({ __type: "x" }), "'__type'");
  refuses(() => sent({ sessionId: "s", eventList: [null] }), "eventList[0]");
});

for (const [name, status] of [["InvalidInputException", 400], ["ThrottlingException", 429], ["TimeoutError", 504], ["AbortError", 504], ["ResourceNotFoundException", 502], ["AccessDeniedException", 502], ["TypeError", 502]]) {
  test(`${name} is told as ${status}, in problem+json, without an ARN`, () => {
    const problem = problemOf(Object.assign(new Error("No arn:aws:personalize:eu-west-1:123456789012:campaign/films here."), { name }));
    const answer = answerOf(problem, "5f0f6e3a-0000-4000-8000-000000000000");
    assert.equal(answer.statusCode, status);
    assert.equal(answer.headers["content-type"], "application/problem+json");
    const told = JSON.parse(answer.body);
    assert.deepEqual(Object.keys(told), ["type", "title", "status", "detail", "instance"]);
    assert.ok(told.status === status && told.title.length > 0 && told.detail.length > 0 && !answer.body.includes("123456789012"), answer.body);
  });
}
