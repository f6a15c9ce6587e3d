// Asks another engine the same questions as the gate: node peer.mjs cedar|opa facts.ndjson
import { readFileSync } from "node:fs";

const { open } = await import(`./${process.argv[2]}.mjs`);
const ask = await open();
const cases = readFileSync(process.argv[3], "utf8").trim().split("\n").map(line => JSON.parse(line));

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
console.log(JSON.stringify({ peer: process.argv[2], cases: cases.length, different: different.length, perSecond: Math.round(asked / seconds) }));
process.exit(different.length === 0 ? 0 : 1);
