import { type Asking, type Route, route } from "../../http/route.ts";
import type { Engine } from "../engine.ts";
import { caseIdOf } from "../numbers.ts";
import { stateView } from "../present-case.ts";
import { applySolution } from "./apply-solution.ts";
import { cascade, previewCascade } from "./cascade.ts";
import { calledAgain } from "./chase.ts";
import { relateOperations } from "./contract.ts";
import { clone, split } from "./copy.ts";
import { merge, undoMerge } from "./merge.ts";
import { previewMerge } from "./preview-merge.ts";
import type { Together } from "./together.ts";

/** Acts upon several cases: merge, split, copy, and a parent that takes its children along (D22). */
export function actRoutes(engine: Engine): Route[] {
  return [
    route(relateOperations.merge, async (asking, { params, body }) => {
      const { merged } = await merge(engine, asking, {
        into: { id: caseIdOf(params.number), version: body.version },
        cases: body.cases.map(({ number, version }) => ({ id: caseIdOf(number), version })),
      });
      return { merged: merged.map(({ number, version }) => ({ number, version })) };
    }),
    route(relateOperations.mergePreview, async (asking, { params, query }) => {
      const numbers = query.cases.split(",").slice(0, 50);
      const previews = await previewMerge(engine, asking, caseIdOf(params.number), numbers);
      return {
        items: previews.map(({ one, told, readsAlong, refusal }) => ({
          ...shown(one, asking),
          told: refusal === null ? told : null,
          readsAlong,
          refusal,
        })),
      };
    }),
    route(relateOperations.unmerge, async (asking, { params, body }) => {
      const { number, state, version, dueAt } = await undoMerge(engine, asking, {
        id: caseIdOf(params.number),
        version: body.version,
      });
      return { number, state, version, dueAt };
    }),
    route(relateOperations.split, async (asking, { params, body }) => {
      const { number, version } = await split(engine, asking, { caseId: caseIdOf(params.number), ...body });
      return { number, version };
    }),
    route(relateOperations.clone, async (asking, { params }) => {
      const { number, version } = await clone(engine, asking, caseIdOf(params.number));
      return { number, version };
    }),
    route(relateOperations.applySolution, async (asking, { params, body }) => {
      const order = { caseId: caseIdOf(params.number), fromId: caseIdOf(body.from) };
      const { number, version } = await applySolution(engine, asking, order);
      return { number, version };
    }),
    route(relateOperations.calledAgain, (asking, { params, body }) =>
      calledAgain(engine, asking, {
        caseId: caseIdOf(params.number),
        words: body.words,
        caller: body.caller ?? null,
      }),
    ),
    route(relateOperations.cascadePreview, async (asking, { params, body }) => {
      const parentId = caseIdOf(params.number);
      const previews = await previewCascade(engine, asking, { parentId, move: body.move, values: body.fields });
      return {
        items: previews.map(({ one, told, refusal }) => ({
          ...shown(one, asking),
          told: refusal === null ? told : null,
          refusal,
        })),
      };
    }),
    route(relateOperations.cascade, async (asking, { params, body }) => {
      const { parent, children } = await cascade(engine, asking, {
        parentId: caseIdOf(params.number),
        move: body.move,
        values: body.fields,
        version: body.version,
        children: body.children.map(({ number, version }) => ({ id: caseIdOf(number), version })),
      });
      return {
        version: parent.version,
        state: parent.state,
        children: children.map(({ number, answer, refusal }) => ({ number, state: answer?.state ?? null, refusal })),
      };
    }),
  ];
}

const shown = ({ read: { record }, room }: Together, { actor }: Asking) => ({
  number: record.number,
  version: record.version,
  subject: record.subject,
  state: stateView(room.definition, record.state, actor),
  requesterName: record.requester.name ?? null,
});
