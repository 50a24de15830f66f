// What goes wrong, as callers read it: application/problem+json (RFC 9457).

export class Problem extends Error {
  constructor(status, title, detail, headers = {}) {
    super(detail);
    Object.assign(this, { status, title, headers });
  }
}

export const invalid = (detail) => new Problem(400, "The request cannot be read", detail);

const unavailable = (detail, cause) => Object.assign(new Problem(502, "The recommender gave no answer", detail), { cause });

// Which error of Personalize is whose fault. ARNs stay inside: an account's number is nobody's business.
export function problemOf(error) {
  if (error instanceof Problem) return error;

  const said = String(error.message ?? "").replaceAll(/arn:[^\s'",]+/g, "(a resource)");
  switch (error.name) {
    case "InvalidInputException":
      return Object.assign(new Problem(400, "The recommender refused the request", said), { cause: error });
    case "ThrottlingException":
    case "TooManyRequestsException":
      return Object.assign(new Problem(429, "Too many requests", "The recommender answers no more at the moment. Try again in a second.", { "retry-after": "1" }), { cause: error });
    case "AbortError":
    case "TimeoutError":
      return Object.assign(new Problem(504, "The recommender took too long", "Try again; if it stays so, show popular items instead."), { cause: error });
    case "ResourceNotFoundException":
    case "ResourceInUseException":
      return unavailable("The campaign or filter that this function is set up with is not there, or not active yet.", error);
    case "AccessDeniedException":
      return unavailable("This function may not ask the campaign that it is set up with.", error);
    default:
      return unavailable("The log has the reason, under this request's id.", error);
  }
}

export const answerOf = (problem, requestId) => ({
  statusCode: problem.status,
  headers: { "content-type": "application/problem+json", "cache-control": "no-store", ...problem.headers },
  body: JSON.stringify({ type: "about:blank", title: problem.title, status: problem.status, detail: problem.message, instance: `urn:uuid:${requestId}` }),
});
