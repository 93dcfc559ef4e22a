import * as api from './api.js';

/** The plan and what is known beside it, loaded once and again when the server's knowledge has changed. */
let loading = null;

/** @returns {Promise<Knowledge>} */
export function load() {
  loading ??= fetchAll().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** Forgets what was loaded if a reply was made from other knowledge. */
export async function keepUpWith(snapshot) {
  const known = await load();
  if (known.snapshot !== snapshot) loading = null;
}

async function fetchAll() {
  const [plan, overview, tasks] = await Promise.all([api.plan(), api.overview(), api.tasks({})]);
  return new Knowledge(plan, overview, tasks);
}

export class Knowledge {
  constructor(plan, overview, tasks) {
    this.plan = plan;
    this.snapshot = overview.snapshot;
    this.places = overview.places;
    this.owners = overview.owners;
    this.english = overview.english;
    this.title = overview.citationTitle ?? plan.title;
    this.docNumber = overview.docNumber;
    this.examples = overview.examples;
    this.clauses = new Map(plan.clauses.map((clause) => [clause.id, clause]));
    this.tasks = new Map(plan.tasks.map((task) => [task.id, task]));
    this.summaries = new Map(tasks.map((task) => [task.id, task]));
  }

  area(number) {
    return this.plan.areas.find((area) => area.number === number) ?? null;
  }

  /** The task that a reply lists by number; numbers may start again in each area. */
  taskNumbered(number, area) {
    const same = this.plan.tasks.filter((task) => task.number === number);
    return same.find((task) => task.area === area) ?? same[0] ?? null;
  }

  /** The clause before and the one after, in the order of the plan. */
  neighbours(id) {
    const at = this.plan.clauses.findIndex((clause) => clause.id === id);
    return { previous: this.plan.clauses[at - 1] ?? null, next: this.plan.clauses[at + 1] ?? null };
  }
}
