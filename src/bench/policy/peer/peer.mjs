// Asks Cedar (wasm) the same questions as the gate: node peer.mjs facts.ndjson
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const cedar = createRequire(import.meta.url)("@cedar-policy/cedar-wasm/nodejs");
const text = readFileSync(new URL("gate.cedar", import.meta.url), "utf8");
// Named by their own ids: the reasons of an answer are these names.
const policies = {};
for (const one of text.replace(/^\/\/.*$/gm, "").split(";").map(part => part.trim()).filter(part => part)) {
  policies[/@id\("([^"]+)"\)/.exec(one)?.[1] ?? "permit"] = one + ";";
}
const parsed = cedar.preparsePolicySet("gate", { staticPolicies: policies });
if (parsed.type !== "success") {
  console.error(JSON.stringify(parsed));
  process.exit(2);
}
const cases = readFileSync(process.argv[2], "utf8").trim().split("\n").map(line => JSON.parse(line));
const uid = (type, id) => ({ type, id });

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

const different = cases.filter(one => ask(one.context) !== one.verdict);
different.slice(0, 5).forEach(one => console.error(JSON.stringify(one), ask(one.context)));
let asked = 0;
const start = process.hrtime.bigint();
const end = start + 10_000_000_000n;
while (process.hrtime.bigint() < end) {
  for (let i = 0; i < 500; i++) {
    ask(cases[asked++ % cases.length].context);
  }
}
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
console.log(JSON.stringify({ cases: cases.length, different: different.length, perSecond: Math.round(asked / seconds) }));
process.exit(different.length === 0 ? 0 : 1);
