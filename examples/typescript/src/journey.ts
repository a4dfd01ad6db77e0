// What a front end does: signs in, searches, turns pages, keeps an offer, tells what became of it, reads statistics.
// Every name and type comes from the gateway's OpenAPI document.
import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

type Problem = components["schemas"]["Problem"];
type OfferPage = components["schemas"]["OfferPage"];
type Search = NonNullable<paths["/api/v1/offers"]["get"]["parameters"]["query"]>;

const api = createClient<paths>({ baseUrl: setting("JOBMARKET_GATEWAY", "http://127.0.0.1:8080") });

function setting(name: string, fallback?: string): string {
  const value = process.env[name] ?? fallback;
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}

/** The answer, or an error with what the gateway says of it. */
function read<T>({ data, error, response }: { data?: T; error?: Problem; response: Response }): T {
  if (error !== undefined) throw new Error(`${response.status} ${error.title}: ${error.detail ?? ""}`);
  return data as T;
}

async function signIn(email: string, password: string): Promise<void> {
  const session = read(await api.POST("/api/v1/auth/login", { body: { email, password } }));
  api.use({
    onRequest: ({ request }) => request.headers.set("Authorization", `Bearer ${session.accessToken}`),
  });
}

async function* pages(search: Search): AsyncGenerator<OfferPage> {
  let cursor: string | undefined;
  do {
    const query = cursor === undefined ? search : { ...search, cursor };
    const page = read(await api.GET("/api/v1/offers", { params: { query } }));
    yield page;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}

await signIn(setting("JOBMARKET_EMAIL"), setting("JOBMARKET_PASSWORD"));

const ids: string[] = [];
for await (const page of pages({ contract: ["PERMANENT"], sort: "date", limit: 5, facets: ["region"] })) {
  for (const offer of page.items) {
    console.log(`${offer.title} · ${offer.place.label ?? "France"} · ${offer.salary?.annualMin ?? "?"} €`);
    ids.push(offer.id);
  }
  if (ids.length >= 10) break;
}

const [offerId] = ids;
if (offerId === undefined) throw new Error("no offer was found");
const path = { offerId };
const note = read(
  await api.PUT("/api/v1/me/saved/{offerId}", { params: { path }, body: { note: "à relire", application: "TO_APPLY" } }),
);
read(await api.POST("/api/v1/me/feedback", { body: { offerId, action: "apply", rank: 1 } }));
const saved = read(await api.GET("/api/v1/me/saved"));
console.log(`kept ${note.offerId}, one of ${saved.items.length}`);

const advice = read(await api.POST("/api/v1/recommendations", { body: { jobTitle: "développeur", skills: ["java"] } }));
for (const { rank, offer, reasons } of advice.items.slice(0, 3)) {
  console.log(`${rank}. ${offer.title}: ${reasons.map((reason) => reason.text).join(", ")}`);
}

const { totals } = read(await api.GET("/api/v1/stats/offers"));
const skills = read(await api.GET("/api/v1/stats/skills", { params: { query: { limit: 3 } } }));
console.log(`${totals.total} offers, most often with ${skills.items.map((skill) => skill.label).join(", ")}`);
