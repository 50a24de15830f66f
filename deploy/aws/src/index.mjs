// Recommendations and events for a site, behind an HTTP API (payload format 2.0). Whether they come from Amazon or from Usher
// is for the endpoint variables that the SDK knows to say: AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_PERSONALIZE_RUNTIME, AWS_ENDPOINT_URL_PERSONALIZE_EVENTS.
import { PersonalizeEventsClient, PutEventsCommand } from "@aws-sdk/client-personalize-events";
import { GetRecommendationsCommand, PersonalizeRuntimeClient } from "@aws-sdk/client-personalize-runtime";
import { Problem, answerOf, problemOf } from "./problem.mjs";
import { eventsRequest, recommendationsRequest } from "./requests.mjs";

const settings = {
  campaignArn: process.env.CAMPAIGN_ARN,
  trackingId: process.env.TRACKING_ID,
  filters: (process.env.FILTER_NAMES ?? "").split(",").filter(Boolean),
  // Whoever waits for a page waits no longer than this for what is on it, tries and all.
  patience: Number(process.env.PATIENCE_MILLISECONDS ?? 2500),
};
if (!settings.campaignArn) throw new Error("CAMPAIGN_ARN is not set; it names the campaign that is asked.");

// One try more than the first: a page would rather be without recommendations than late.
const common = { maxAttempts: 2, requestHandler: { connectionTimeout: 1000, requestTimeout: settings.patience, throwOnRequestTimeout: true } };
const runtime = new PersonalizeRuntimeClient(common);
const events = new PersonalizeEventsClient(common);

const json = (statusCode, body) => ({ statusCode, headers: { "content-type": "application/json", "cache-control": "no-store" }, body: JSON.stringify(body) });

async function recommend(event, abortSignal) {
  const answer = await runtime.send(new GetRecommendationsCommand(recommendationsRequest(event, settings)), { abortSignal });
  return json(200, { recommendationId: answer.recommendationId, itemList: answer.itemList.map(({ itemId, score }) => ({ itemId, score })) });
}

async function put(event, abortSignal) {
  if (!settings.trackingId) throw new Problem(404, "There is nothing here", "This function is set up with no event tracker.");
  await events.send(new PutEventsCommand(eventsRequest(event, settings)), { abortSignal });
  return { statusCode: 204, headers: { "cache-control": "no-store" } };
}

const routes = { "GET /recommendations/{userId}": recommend, "POST /events": put };

// One line a request, and nothing of the request in it: the path has a user's id, and so may the words of an error.
const log = (level, line) => console[level](JSON.stringify({ level, ...line }));

export async function handler(event, context) {
  const began = performance.now();
  const route = event.routeKey in routes ? event.routeKey : "none";
  const line = (status) => ({ requestId: context.awsRequestId, route, status, milliseconds: Math.round(performance.now() - began) });
  try {
    if (route === "none") throw new Problem(404, "There is nothing here", `There are ${Object.keys(routes).join(" and ")}.`);
    const answer = await routes[route](event, AbortSignal.timeout(settings.patience));
    log("info", line(answer.statusCode));
    return answer;
  } catch (error) {
    const problem = problemOf(error);
    const cause = problem.cause && { error: problem.cause.name, personalizeRequestId: problem.cause.$metadata?.requestId };
    log(problem.status >= 500 ? "error" : "warn", { ...line(problem.status), ...cause });
    return answerOf(problem, context.awsRequestId);
  }
}
