// What came from outside, checked, as the members of Personalize's requests. Whatever is not named here is refused or left out.
import { invalid } from "./problem.mjs";

const Most = { results: 100, idLength: 256, events: 10, bodyBytes: 64 * 1024, contexts: 10, valueLength: 1000, impressions: 25, properties: 1024 };

// An id is any text that Personalize takes; control characters have never been one.
const id = (value, name) => {
  if (typeof value !== "string" || value.length === 0 || value.length > Most.idLength || /\p{Cc}/u.test(value)) {
    throw invalid(`${name} has to be a text of 1 to ${Most.idLength} characters without control characters.`);
  }
  return value;
};

const only = (given, allowed, where) => {
  const unknown = given.filter((name) => !allowed.includes(name));
  if (unknown.length > 0) throw invalid(`${where} has '${unknown[0]}'; allowed are ${allowed.join(", ")}.`);
};

const single = (query, name) => {
  const values = query.getAll(name);
  if (values.length > 1) throw invalid(`${name} is given ${values.length} times; give it once.`);
  return values[0];
};

const countOf = (text) => {
  if (text === undefined) return undefined;
  const count = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > Most.results) throw invalid(`num is '${text}'; a number from 1 to ${Most.results} is allowed.`);
  return count;
};

// context=DEVICE:phone&context=HOUR:21
const contextOf = (pairs) => {
  if (pairs.length === 0) return undefined;
  if (pairs.length > Most.contexts) throw invalid(`context is given ${pairs.length} times; at most ${Most.contexts} are allowed.`);
  return Object.fromEntries(pairs.map((pair) => {
    const [, key, value] = /^([A-Za-z_][A-Za-z\d_]{0,149}):(.+)$/s.exec(pair) ?? [];
    if (key === undefined || value.length > Most.valueLength) throw invalid(`context is '${pair.slice(0, 80)}'; a column and its value are wanted, such as DEVICE:phone.`);
    return [key, value];
  }));
};

// arn:aws:personalize:REGION:ACCOUNT:campaign/NAME and a filter's name; only names that the function was set up with.
const filterOf = (name, { campaignArn, filters }) => {
  if (name === undefined) return undefined;
  if (!filters.includes(name)) throw invalid(`filter is '${name.slice(0, 80)}'; ${filters.length > 0 ? `allowed are ${filters.join(", ")}` : "this function is set up with no filter"}.`);
  return `${campaignArn.slice(0, campaignArn.lastIndexOf(":"))}:filter/${name}`;
};

/** GET /recommendations/{userId}?num=&filter=&context= */
export function recommendationsRequest(event, settings) {
  const query = new URLSearchParams(event.rawQueryString ?? "");
  only([...query.keys()], ["num", "filter", "context"], "The query");
  return {
    campaignArn: settings.campaignArn,
    userId: id(event.pathParameters?.userId, "userId"),
    numResults: countOf(single(query, "num")),
    filterArn: filterOf(single(query, "filter"), settings),
    context: contextOf(query.getAll("context")),
  };
}

const bodyOf = (event) => {
  const bytes = Buffer.from(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8");
  if (bytes.length > Most.bodyBytes) throw invalid(`The body has ${bytes.length} bytes; at most ${Most.bodyBytes} are allowed.`);
  try {
    const body = JSON.parse(bytes.toString("utf8"));
    if (body !== null && typeof body === "object" && !Array.isArray(body)) return body;
  } catch {
    // Said below, without a word of what came.
  }
  throw invalid("The body has to be a JSON object.");
};

const momentOf = (value, where, now) => {
  if (value === undefined) return now;
  const moment = typeof value === "string" ? new Date(value) : new Date(Number.NaN);
  if (Number.isNaN(moment.getTime())) throw invalid(`${where}.sentAt has to be a moment such as 2026-11-27T12:00:00Z.`);
  return moment;
};

const propertiesOf = (value, where) => {
  if (value === undefined) return undefined;
  if (value === null || typeof value !== "object" || Array.isArray(value)) throw invalid(`${where}.properties has to be a JSON object.`);
  const text = JSON.stringify(value);
  if (text.length > Most.properties) throw invalid(`${where}.properties has ${text.length} characters; at most ${Most.properties} are allowed.`);
  return text;
};

const eventOf = (sent, index, now) => {
  const where = `eventList[${index}]`;
  if (sent === null || typeof sent !== "object" || Array.isArray(sent)) throw invalid(`${where} has to be a JSON object.`);
  only(Object.keys(sent), ["eventType", "itemId", "sentAt", "eventValue", "recommendationId", "impression", "properties"], where);
  if (sent.eventValue !== undefined && !Number.isFinite(sent.eventValue)) throw invalid(`${where}.eventValue has to be a number.`);
  if (sent.impression !== undefined && !(Array.isArray(sent.impression) && sent.impression.length >= 1 && sent.impression.length <= Most.impressions)) {
    throw invalid(`${where}.impression has to be a list of 1 to ${Most.impressions} items.`);
  }
  return {
    eventType: id(sent.eventType, `${where}.eventType`),
    itemId: id(sent.itemId, `${where}.itemId`),
    sentAt: momentOf(sent.sentAt, where, now),
    eventValue: sent.eventValue,
    recommendationId: sent.recommendationId === undefined ? undefined : id(sent.recommendationId, `${where}.recommendationId`),
    impression: sent.impression?.map((item, place) => id(item, `${where}.impression[${place}]`)),
    properties: propertiesOf(sent.properties, where),
  };
};

/** POST /events {"userId"?, "sessionId", "eventList": [{"eventType", "itemId", ...}]}: PutEvents' own members, with properties as an object. */
export function eventsRequest(event, settings, now = new Date()) {
  const body = bodyOf(event);
  only(Object.keys(body), ["userId", "sessionId", "eventList"], "The body");
  if (!Array.isArray(body.eventList) || body.eventList.length === 0 || body.eventList.length > Most.events) {
    throw invalid(`eventList has to be a list of 1 to ${Most.events} events.`);
  }
  return {
    trackingId: settings.trackingId,
    userId: body.userId === undefined ? undefined : id(body.userId, "userId"),
    sessionId: id(body.sessionId, "sessionId"),
    eventList: body.eventList.map((sent, index) => eventOf(sent, index, now)),
  };
}
