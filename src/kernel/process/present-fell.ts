import type { Words } from "../words/words.ts";
import type { RegisterNames } from "./names.ts";
import type { Fell } from "./record.ts";

/** Who should have had the turn and was not there, and who has it instead: a sentence for the timeline and for "why my turn". */
export function fellWords({ from, to }: Fell, names: RegisterNames): Words {
  const gone = goneWords(from, names);
  const instead = {
    desk: { zh: "转到服务台", en: "it fell to the desk" },
    team: { zh: "转到班组", en: "it fell to the team" },
  }[to];
  return { zh: `${gone.zh}，${instead.zh}。`, en: `${gone.en}: ${instead.en}.` };
}

function goneWords(from: Fell["from"], names: RegisterNames): Words {
  if (from.who === "person") return { zh: "原处理人已不在岗", en: "Whoever had it is not there any more" };
  if (from.who === "contact") {
    return {
      zh: `${from.organisation}联络名单上没有人接`,
      en: `Nobody on the contact list took it (${from.organisation})`,
    };
  }
  const who = from.who === "role" ? names.role(from.role, from.organisation) : names.team(from.teamId);
  if (who === null) return { zh: "原班组无人在岗", en: "Nobody is there in the team that had it" };
  return { zh: `${who.zh}无人在岗`, en: `Nobody is there for this (${who.en})` };
}
