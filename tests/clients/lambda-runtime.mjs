// Runs a handler as AWS Lambda does: asks the runtime API for the next event, and says what came of it.
// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const api = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;
const told = (error) => ({ errorMessage: error.message, errorType: error.name, stackTrace: (error.stack ?? "").split("\n") });
const post = (path, body) => fetch(`${api}/${path}`, { method: "POST", body: JSON.stringify(body) });

// src/index.handler is the export `handler` of src/index.mjs.
const [file, name] = process.env._HANDLER.split(/\.(?=[^.]*$)/);
let handler;
try {
  handler = (await import(pathToFileURL(join(process.env.LAMBDA_TASK_ROOT, `${file}.mjs`))))[name];
} catch (error) {
  await post("init/error", told(error));
  process.exit(1);
}

for (;;) {
  const next = await fetch(`${api}/invocation/next`);
  const id = next.headers.get("lambda-runtime-aws-request-id");
  const deadline = Number(next.headers.get("lambda-runtime-deadline-ms"));
  const context = { awsRequestId: id, functionName: "usher-recommendations", getRemainingTimeInMillis: () => deadline - Date.now() };
  try {
    await post(`invocation/${id}/response`, (await handler(await next.json(), context)) ?? null);
  } catch (error) {
    await post(`invocation/${id}/error`, told(error));
  }
}
