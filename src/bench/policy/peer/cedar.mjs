import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const cedar = createRequire(import.meta.url)("@cedar-policy/cedar-wasm/nodejs");
const uid = (type, id) => ({ type, id });

export async function open() {
  const text = readFileSync(new URL("gate.cedar", import.meta.url), "utf8");
  // Named by their own ids: the reasons of an answer are these names.
  const policies = {};
  for (const one of text.replace(/^\/\/.*$/gm, "").split(";").map(part => part.trim()).filter(part => part)) {
    policies[/@id\("([^"]+)"\)/.exec(one)?.[1] ?? "permit"] = one + ";";
  }
  const parsed = cedar.preparsePolicySet("gate", { staticPolicies: policies });
  if (parsed.type !== "success") {
    throw new Error(JSON.stringify(parsed));
  }
  return ask;
}

function ask(context) {
  const answer = cedar.statefulIsAuthorized({ principal: uid("Sender", "tenant"), action: uid("Action", "send"),
    resource: uid("Person", "one"), context, preparsedPolicySetId: "gate", entities: [] });
  if (answer.type !== "success" || answer.response.diagnostics.errors.length > 0) {
    throw new Error(JSON.stringify(answer));
  }
  if (answer.response.decision === "allow") {
    return "allow";
  }
  return answer.response.diagnostics.reason.some(id => id.startsWith("refuse")) ? "refuse" : "hold";
}
