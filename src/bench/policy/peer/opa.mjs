import { readFileSync } from "node:fs";
import wasm from "@open-policy-agent/opa-wasm";

export async function open() {
  const policy = await wasm.loadPolicy(readFileSync(new URL("policy.wasm", import.meta.url)));
  return context => policy.evaluate(context)[0].result.verdict;
}
