import type { NewCase } from "#kernel/process/engine.ts";
import { agentOnDuty, type Playing } from "./habits/act.ts";
import { withPlace } from "./habits/telling.ts";
import type { Stage } from "./life.ts";

/** A case comes in: by phone at the desk, through the portal, or from the customer's own system through the API. */
export async function takeCall(playing: Playing, { actorOf }: Stage): Promise<void> {
  const { life, course, cast, dice } = playing;
  const order = orderOf(playing);
  if (course.channel === "portal") return life.register(await actorOf(course.caller.id), "portal", order);
  if (course.channel === "api") return life.register(cast.program, "api", order);
  const { hour, dayOfWeek } = life.now.toZonedDateTimeISO(life.zone);
  const isLoggersShift = dayOfWeek <= 5 && hour >= 8 && hour < 18;
  const agent = isLoggersShift && dice.chance(0.4) ? cast.desk.logger : agentOnDuty(playing);
  return life.register(await actorOf(agent), "desk", order);
}

function orderOf({ life, course, cast, dice }: Playing): NewCase {
  const { symptom, caller, device, channel } = course;
  const isLate = dice.chance(0.35);
  return {
    process: "incident",
    subject: withPlace(course, symptom.subject),
    description: withPlace(course, symptom.told),
    channel,
    requester: { name: caller.name, phone: caller.phone, email: caller.email },
    requesterId: caller.id,
    organisationId: caller.organisationId,
    occurredAt: isLate ? life.now.subtract({ minutes: dice.whole(5, 90) }).round("minute") : null,
    values: {
      ...(course.isServiceKnown ? { service: cast.services.get(symptom.service) } : {}),
      urgency: String(symptom.urgency),
      // Only the desk judges how many are affected.
      ...(channel === "phone"
        ? { impact: String(symptom.impact), category: cast.categories.get(symptom.category) }
        : {}),
      // Customers copy what the label says; which device that is the desk knows.
      ...(device && channel !== "portal" ? { device: device.id, deviceModel: device.model } : {}),
      ...(device ? { deviceSerial: device.serial } : {}),
    },
  };
}
